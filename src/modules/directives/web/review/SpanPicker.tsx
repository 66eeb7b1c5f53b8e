import { useEffect, useRef } from 'react';
import { Field } from '../../../../web/components/Field.tsx';
import type { Passage, Span } from '../../contract.ts';
import { passageOf, unitsOf } from './passage.ts';

interface Props {
  label: string;
  hint: string;
  text: string;
  /** Where the text begins in that of the document. */
  offset?: number;
  /** What is selected to begin with. */
  initially?: Span | undefined;
  choose: (passage: Passage | null) => void;
}

/** Text in which a passage is selected with the keyboard or the pointer, and nothing can be changed. */
export function SpanPicker({ label, hint, text, offset = 0, initially, choose }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: where it begins is asked once
  useEffect(() => {
    const shown = field.current;
    if (shown === null) return;
    // A field that may not be changed shows no caret; this one may, and nothing it is told to change happens.
    const refuse = (event: Event) => event.preventDefault();
    shown.addEventListener('beforeinput', refuse);
    const { start, end } = initially === undefined ? { start: 0, end: 0 } : unitsOf(text, initially);
    shown.focus();
    shown.setSelectionRange(start, end);
    choose(passageOf(text, start, end, offset));
    // The browser scrolls to a caret it moved itself, not to one that was set.
    shown.scrollTop = (start / Math.max(1, text.length)) * shown.scrollHeight - shown.clientHeight / 3;
    return () => shown.removeEventListener('beforeinput', refuse);
  }, []);
  return (
    <Field label={label} hint={hint}>
      <textarea
        ref={field}
        className="span-picker"
        lang="vi"
        inputMode="none"
        spellCheck={false}
        rows={8}
        defaultValue={text}
        onSelect={({ currentTarget: { selectionStart, selectionEnd } }) =>
          choose(passageOf(text, selectionStart, selectionEnd, offset))
        }
      />
    </Field>
  );
}
