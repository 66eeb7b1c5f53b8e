import type { HistoryEntry } from '../../../kernel/work/contract.ts';
import { workStates } from '../../../kernel/work/states.ts';
import { formatInstant } from '../../format.ts';
import { isMessageKey, t } from '../../language.ts';
import { useSession } from '../../session.ts';
import { stateWord } from '../../work-words.ts';

/** What was done, when and why; the newest first. */
export function History({ entries }: { entries: HistoryEntry[] }) {
  const { account } = useSession();
  if (entries.length === 0) return null;
  return (
    <section className="card padded" aria-labelledby="history">
      <h2 id="history">{t('task.history')}</h2>
      <ol className="history">
        {entries.map((entry) => (
          <li key={entry.id}>
            <b>{actWord(entry.act)}</b> {change(entry)}
            {entry.reason !== null && <p className="reason">{entry.reason}</p>}
            <p className="faint">
              <time dateTime={entry.at}>{formatInstant(entry.at)}</time>
              {by(entry, account?.id)}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function by({ by: actor, byName }: HistoryEntry, own: string | undefined): string | null {
  if (actor === 'system') return ` · ${t('task.history.by-system')}`;
  if (actor !== null && actor === own) return ` · ${t('task.history.by-you')}`;
  return byName === null ? null : ` · ${byName}`;
}

/** The traces acts leave are keys of the catalogue. */
const actWord = (act: string): string => (isMessageKey(act) ? t(act) : act);

const stateIn = (record: unknown) => {
  if (typeof record !== 'object' || record === null || !('state' in record)) return undefined;
  return workStates.find((state) => state === record.state);
};

function change({ before, after }: HistoryEntry) {
  const from = stateIn(before);
  const to = stateIn(after);
  if (to === undefined || from === to) return null;
  return (
    <span className="dim">
      {from !== undefined && `${stateWord(from)} → `}
      {stateWord(to)}
    </span>
  );
}
