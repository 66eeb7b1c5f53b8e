import type { WorkItem } from '../../../kernel/work/contract.ts';
import { formatDay } from '../../format.ts';
import { type MessageKey, t } from '../../language.ts';
import type { Parcel } from '../outbox/parcel.ts';
import { kindWord } from './ParcelState.tsx';
import { seenOf } from './seen.ts';

const rows: readonly (readonly [name: string, word: MessageKey, show: (value: string) => string])[] = [
  ['state', 'field.fact.state', (value) => t(`work.state.${value}` as MessageKey)],
  ['owner', 'field.fact.owner', (value) => value],
  ['due', 'field.due', formatDay],
  ['priority', 'field.fact.priority', (value) => t(`work.priority.${value}` as MessageKey)],
  ['assignee', 'field.fact.assignee', (value) => value],
];

/** Somebody else was first: what this person had before them, what it is now, and what they wanted. */
export function Conflict({ parcel, now }: { parcel: Parcel; now: WorkItem }) {
  const before = parcel.seen?.facts ?? {};
  const present = seenOf(now).facts;
  const last = now.history.at(-1);
  return (
    <>
      <p>
        {t('field.conflict.text', { act: kindWord(parcel.kind) })}{' '}
        {last?.byName != null && t('field.conflict.by', { name: last.byName })}
      </p>
      <table className="conflict">
        <thead>
          <tr>
            <th scope="col">{t('field.conflict.fact')}</th>
            <th scope="col">{t('field.conflict.seen')}</th>
            <th scope="col">{t('field.conflict.now')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, word, show]) => {
            const [was, is] = [before[name] ?? null, present[name] ?? null];
            const shown = (value: string | null) => (value === null ? t('web.none') : show(value));
            return (
              <tr key={name} className={was === is ? undefined : 'differs'}>
                <th scope="row">{t(word)}</th>
                <td>{shown(was)}</td>
                <td>{was === is ? shown(is) : <strong>{shown(is)}</strong>}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}
