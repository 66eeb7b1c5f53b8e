import type { ReactNode } from 'react';
import { Field } from '../../components/Field.tsx';

interface TextProps {
  label: string;
  value: string;
  set: (value: string) => void;
  wrong?: string | undefined;
  hint?: string;
  optional?: boolean;
  type?: 'text' | 'date' | 'time' | 'number' | 'url';
  long?: boolean;
}

/** One line, or several, of text; a day, a time, a number. */
export function TextField({ label, value, set, type = 'text', long = false, ...told }: TextProps) {
  return (
    <Field label={label} {...told}>
      {long ? (
        <textarea value={value} maxLength={1000} onChange={({ target }) => set(target.value)} />
      ) : (
        <input
          type={type}
          value={value}
          maxLength={type === 'text' ? 500 : undefined}
          autoComplete="off"
          onChange={({ target }) => set(target.value)}
        />
      )}
    </Field>
  );
}

interface ChoiceProps<Value extends string> {
  label: string;
  value: Value;
  set: (value: Value) => void;
  options: readonly Value[];
  word: (value: Value) => string;
}

export function ChoiceField<Value extends string>({ label, value, set, options, word }: ChoiceProps<Value>) {
  return (
    <Field label={label}>
      <select
        value={value}
        onChange={({ target }) => {
          const chosen = options.find((one) => one === target.value);
          if (chosen !== undefined) set(chosen);
        }}
      >
        {options.map((one) => (
          <option key={one} value={one}>
            {word(one)}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** What is wrong with a control that has no room for it of its own. */
export function WithWrong({ wrong, children }: { wrong: string | undefined; children: ReactNode }) {
  return (
    <div>
      {children}
      {wrong !== undefined && <p className="is-overdue small">{wrong}</p>}
    </div>
  );
}

export const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
