import { StandingShape } from '../../../web/components/Standing.tsx';
import { formatInstant } from '../../../web/format.ts';
import { isMessageKey, t } from '../../../web/language.ts';
import type { ReportUpdate } from '../contract.ts';

/** What happened, the newest first, in the words the reporter reads. */
export function ReportTimeline({ updates }: { updates: readonly ReportUpdate[] }) {
  return (
    <section className="card padded" aria-labelledby="report-timeline">
      <h2 id="report-timeline">{t('report-page.timeline')}</h2>
      <ol className="report-timeline">
        {updates
          .toSorted((a, b) => b.at.localeCompare(a.at) || b.id.localeCompare(a.id))
          .map((update, i) => (
            <li key={update.id}>
              <StandingShape standing={i === 0 ? 'in-time' : 'done-on-time'} />
              <div>
                <strong>{wordOf(update)}</strong>
                {namesIn(update).map((name) => (
                  <span key={name}> · {name}</span>
                ))}
                {update.reason !== null && <p>{update.reason}</p>}
                <time dateTime={update.at} className="faint">
                  {formatInstant(update.at)}
                </time>
              </div>
            </li>
          ))}
      </ol>
    </section>
  );
}

function wordOf({ kind }: ReportUpdate): string {
  const key = `reports.update.${kind}`;
  return isMessageKey(key) ? t(key) : kind;
}

/** Organisations, categories and agencies that the update speaks of. */
const namesIn = ({ data }: ReportUpdate): string[] =>
  Object.values(data).filter((value): value is string => typeof value === 'string' && !/^\d{4}-/.test(value));
