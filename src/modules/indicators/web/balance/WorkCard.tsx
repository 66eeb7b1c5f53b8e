import { formatDay, formatNumber, formatShare } from '../../../../web/format.ts';
import { t } from '../../../../web/language.ts';
import type { Division, WorkOfGroup } from '../../balance/contract.ts';
import { inWords } from '../words.ts';

const rounded = (value: number): string => formatNumber(Math.round(value * 100) / 100);

interface Props {
  division: Division;
  work: readonly WorkOfGroup[] | null;
  /** The day that is over by whose end it is counted; null: as it stands. */
  then: string | null;
}

/** Open, late and done work of each group, and how much of it is open for a thousand people. */
export function WorkCard({ division, work, then }: Props) {
  const title = then === null ? t('balance.work') : t('balance.work.then', { day: formatDay(then) });
  return (
    <article className="card padded balance-card balance-work" aria-labelledby="balance-work">
      <h2 id="balance-work">{title}</h2>
      {work === null ? (
        <p className="notice care">{t('balance.work.ended')}</p>
      ) : (
        <WorkTable {...{ division, work, title }} />
      )}
      {work !== null && (
        <p className="faint">
          {t('balance.work.note')} {then !== null && t('balance.work.note-then')}
        </p>
      )}
    </article>
  );
}

function WorkTable({ division, work, title }: { division: Division; work: readonly WorkOfGroup[]; title: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by the keyboard too
    <section className="balance-scroll" tabIndex={0} aria-label={title}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('balance.group')}</th>
            <th scope="col" className="right">
              {t('balance.work.open')}
            </th>
            <th scope="col" className="right">
              {t('balance.work.overdue')}
            </th>
            <th scope="col" className="right">
              {t('balance.work.on-time')}
            </th>
            <th scope="col" className="right">
              {t('balance.work.per-1000')}
            </th>
          </tr>
        </thead>
        <tbody>
          {work.map(({ groupId, open, overdue, done, onTime, openPer1000 }, i) => (
            <tr key={groupId}>
              <th scope="row">{inWords(division.groups[i]?.name ?? { vi: '', en: '' })}</th>
              <td className="right num">{formatNumber(open)}</td>
              <td className="right num">{formatNumber(overdue)}</td>
              <td className="right num">
                {done === 0
                  ? '–'
                  : t('balance.work.of', { share: formatShare(onTime / done), done: formatNumber(done) })}
              </td>
              <td className="right num">
                {openPer1000 === null ? (
                  <span className="faint">{t('balance.work.no-people')}</span>
                ) : (
                  rounded(openPer1000)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
