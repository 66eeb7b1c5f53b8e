import { useDeferredValue, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Person } from '../../../kernel/identity/people.ts';
import { type Named, peopleFor } from '../../components/Chooser.tsx';
import { t } from '../../language.ts';
import { type Page, useGet } from '../../queries.ts';
import { type Mention, mentionAt, withMention } from './mention.ts';

interface Props {
  label: string;
  text: string;
  type: (text: string) => void;
  picked: Named[];
  pick: (person: Named) => void;
}

/**
 * A text in which an @ offers colleagues: arrows, Enter or a touch take one, Escape closes the list. The field stays a
 * text field for every reader, since no other role is allowed on one of several lines.
 */
export function MentionField({ label, text, type, picked, pick }: Props) {
  const field = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [asking, ask] = useState<Mention | null>(null);
  const [at, setAt] = useState(0);
  const word = useDeferredValue(asking?.word ?? null);
  const found = useGet<Page<Person>>(word === null ? null : peopleFor(word));
  const people = asking === null ? [] : (found.data?.items ?? []);
  const open = people.length > 0;

  const look = ({ value, selectionStart }: HTMLTextAreaElement) => {
    setAt(0);
    ask(mentionAt(value, selectionStart, picked));
  };
  const take = (person: Person | undefined) => {
    if (person === undefined || asking === null) return;
    const written = withMention(text, asking, person);
    // The caret stands behind the name before the next key is heard: a quick writer goes on there.
    flushSync(() => {
      pick(person);
      type(written.text);
      ask(null);
    });
    area.current?.focus();
    area.current?.setSelectionRange(written.caret, written.caret);
  };
  return (
    <div className="field chooser">
      <label htmlFor={field}>{label}</label>
      <textarea
        id={field}
        ref={area}
        value={text}
        maxLength={5000}
        autoComplete="off"
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={`${field}-list`}
        aria-activedescendant={open ? `${field}-${at}` : undefined}
        aria-describedby={`${field}-hint`}
        onChange={({ target }) => {
          type(target.value);
          look(target);
        }}
        onClick={({ currentTarget }) => look(currentTarget)}
        onBlur={() => ask(null)}
        onKeyDown={(event) => {
          if (!open || event.nativeEvent.isComposing) return;
          if (event.key === 'ArrowDown') setAt(Math.min(at + 1, people.length - 1));
          else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
          else if (event.key === 'Enter' || event.key === 'Tab') take(people[at]);
          else if (event.key === 'Escape') ask(null);
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <div id={`${field}-list`} role="listbox" aria-label={t('task.mention.list')} hidden={!open} tabIndex={-1}>
        {people.map((person, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, as the pattern asks
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
          <div
            key={person.id}
            id={`${field}-${index}`}
            role="option"
            aria-selected={index === at}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(person)}
          >
            {person.name}
            {person.organisation !== null && <span className="dim"> · {person.organisation}</span>}
          </div>
        ))}
      </div>
      <span className="hint" id={`${field}-hint`}>
        {t('task.mention.hint')}
      </span>
      <span className="unseen" role="status">
        {open && t('task.mention.found', { count: people.length })}
      </span>
    </div>
  );
}
