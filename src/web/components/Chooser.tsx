import { useDeferredValue, useId, useState } from 'react';
import { t } from '../language.ts';
import { type Page, useGet } from '../queries.ts';
import './Chooser.css';

export interface Named {
  id: string;
  name: string;
  /** Where a person works, to tell namesakes apart. */
  organisation?: string | null;
  /** What a clause says. */
  quote?: string;
}

/** What can be looked up; its name may be in several languages. */
type Findable = Omit<Named, 'name'> & { name: unknown };

interface Props<Found> {
  label: string;
  chosen: Found | null;
  choose: (chosen: Found | null) => void;
  /** Where the words typed so far are looked up. */
  pathFor: (text: string) => string;
  /** How one is called, where its name is not the word itself. */
  nameOf?: (found: Found) => string;
  id?: string;
}

/** Looks one of many up by a few letters, with or without diacritics: arrows, Enter, Escape. */
export function Chooser<Found extends Findable = Named>({
  label,
  chosen,
  choose,
  pathFor,
  nameOf = ({ name }) => String(name),
  id,
}: Props<Found>) {
  const [text, type] = useState('');
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const asked = useDeferredValue(text.trim());
  const found = useGet<Page<Found>>(open && asked.length > 0 ? pathFor(asked) : null);
  const items = asked.length > 0 ? (found.data?.items ?? []) : [];
  const own = useId();
  const field = id ?? own;
  const take = (item: Found | undefined) => {
    if (item === undefined) return;
    choose(item);
    type('');
    setOpen(false);
  };
  return (
    <div className="chooser field">
      <label htmlFor={field}>{label}</label>
      <input
        id={field}
        role="combobox"
        autoComplete="off"
        aria-expanded={open && items.length > 0}
        aria-controls={`${field}-list`}
        aria-autocomplete="list"
        aria-activedescendant={open && items.length > 0 ? `${field}-${at}` : undefined}
        placeholder={t('web.choose.type')}
        value={open || chosen === null ? text : nameOf(chosen)}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onChange={({ target }) => {
          type(target.value);
          setAt(0);
          setOpen(true);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setAt(Math.min(at + 1, items.length - 1));
          else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
          else if (event.key === 'Enter' && open && items.length > 0) take(items[at]);
          else if (event.key === 'Escape' && open && items.length > 0) setOpen(false);
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <div id={`${field}-list`} role="listbox" aria-label={label} hidden={!open || items.length === 0} tabIndex={-1}>
        {items.map((item, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, as the pattern asks
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
          <div
            key={item.id}
            id={`${field}-${index}`}
            role="option"
            aria-selected={index === at}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(item)}
          >
            {nameOf(item)}
            {item.organisation != null && <span className="dim"> · {item.organisation}</span>}
            {item.quote !== undefined && <span className="dim quoted">{item.quote}</span>}
          </div>
        ))}
      </div>
      {open && asked.length > 0 && found.isSuccess && items.length === 0 && (
        <p className="hint" role="status">
          {t('web.choose.none', { text: asked })}
        </p>
      )}
    </div>
  );
}

/** Several of them, each removable. */
export function ManyChooser({
  label,
  chosen,
  choose,
  pathFor,
}: Pick<Props<Named>, 'label' | 'pathFor'> & { chosen: Named[]; choose: (chosen: Named[]) => void }) {
  return (
    <div className="form-part">
      <Chooser<Named>
        label={label}
        chosen={null}
        pathFor={pathFor}
        choose={(item) => item !== null && choose([...chosen.filter(({ id }) => id !== item.id), item])}
      />
      {chosen.length > 0 && (
        <ul className="chosen-ones">
          {chosen.map((item) => (
            <li key={item.id} className="chip">
              {item.name}
              <button
                type="button"
                aria-label={t('web.choose.remove', { name: item.name })}
                onClick={() => choose(chosen.filter(({ id }) => id !== item.id))}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

export const areasFor = (text: string) => `/api/v1/areas?q=${encodeURIComponent(text)}&limit=8`;
export const organisationsFor = (text: string) => `/api/v1/organisations?q=${encodeURIComponent(text)}&limit=8`;
export const placesFor = (text: string) => `/api/v1/places?q=${encodeURIComponent(text)}&limit=8`;
export const peopleFor = (text: string) => `/api/v1/people?text=${encodeURIComponent(text)}&limit=8`;
