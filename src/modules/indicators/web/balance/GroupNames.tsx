import { Field } from '../../../../web/components/Field.tsx';
import { t } from '../../../../web/language.ts';
import { mostGroups } from '../../balance/contract.ts';
import { type Drawn, withoutGroup } from './drawn.ts';

/** What the groups are called, in both languages. */
export function GroupNames({ drawn, draw }: { drawn: Drawn; draw: (drawn: Drawn) => void }) {
  const rename = (at: number, changed: Partial<Drawn['names'][number]>) =>
    draw({ ...drawn, names: drawn.names.map((name, i) => (i === at ? { ...name, ...changed } : name)) });
  return (
    <section className="card padded balance-names" aria-labelledby="balance-names">
      <h2 id="balance-names">{t('balance.edit.groups')}</h2>
      <ul>
        {drawn.names.map(({ vi, en }, at) => {
          const n = at + 1;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a group is its place while it is drawn
            <li key={at}>
              <Field label={t('balance.edit.group-vi', { n })}>
                <input value={vi} maxLength={200} onChange={({ target }) => rename(at, { vi: target.value })} />
              </Field>
              <Field label={t('balance.edit.group-en', { n })}>
                <input value={en} maxLength={200} onChange={({ target }) => rename(at, { en: target.value })} />
              </Field>
              {drawn.names.length > 2 && (
                <button
                  type="button"
                  aria-label={t('balance.edit.drop-group', { n })}
                  onClick={() => draw(withoutGroup(drawn, at))}
                >
                  ×
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {drawn.names.length < mostGroups && (
        <button type="button" onClick={() => draw({ ...drawn, names: [...drawn.names, { vi: '', en: '' }] })}>
          {t('balance.edit.add-group')}
        </button>
      )}
    </section>
  );
}
