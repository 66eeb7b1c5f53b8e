import { useEffect, useState } from 'react';
import { Field } from './Field.tsx';

const pauseMs = 300;

interface Props {
  label: string;
  text: string;
  set: (text: string) => void;
}

/** Asks when the typing pauses, and not for a single letter. */
export function TextFilter({ label, text, set }: Props) {
  const [typed, type] = useState(text);
  useEffect(() => {
    if (typed.trim() === text || typed.trim().length === 1) return;
    const timer = setTimeout(() => set(typed.trim()), pauseMs);
    return () => clearTimeout(timer);
  });
  return (
    <Field label={label}>
      <input type="search" value={typed} onChange={({ target }) => type(target.value)} />
    </Field>
  );
}
