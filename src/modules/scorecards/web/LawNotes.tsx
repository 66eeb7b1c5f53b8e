import { type MessageKey, t } from '../../../web/language.ts';
import type { CriteriaSet } from '../criteria-set.ts';
import { inWords } from './words.ts';

/** What to know of the set, what of the law is missing, and where its figures come from. */
export function LawNotes({ set }: { set: CriteriaSet }) {
  return (
    <section className="card padded law-notes">
      {set.notes.length > 0 && (
        <>
          <h2>{t('cards.law-notes')}</h2>
          <ul>
            {set.notes.map((note) => (
              <li key={note.vi}>{inWords(note)}</li>
            ))}
          </ul>
        </>
      )}
      {set.missing.length > 0 && (
        <>
          <h2>{t('cards.law-missing')}</h2>
          <ul className="missing">
            {set.missing.map((gap) => (
              <li key={gap.vi}>{inWords(gap)}</li>
            ))}
          </ul>
        </>
      )}
      <h2>{t('cards.sources')}</h2>
      <ul>
        {Object.entries(set.sources).map(([key, { kind, title, url }]) => (
          <li key={key}>
            {url === null ? title : <a href={url}>{title}</a>}{' '}
            <span className="dim">({t(`cards.source.${kind}` satisfies MessageKey)})</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
