import { StandingMark } from '../../../../web/components/Standing.tsx';
import { formatAge } from '../../../../web/format.ts';
import { t } from '../../../../web/language.ts';
import { useNow } from '../../../../web/now.ts';
import type { DeskReport } from '../../duty/contract.ts';
import { categoryIcon } from '../category-icons.tsx';
import { reportStanding, spoken } from '../report-words.ts';

interface Props {
  report: DeskReport;
  isChosen: boolean;
  isFresh: boolean;
  isTarget: boolean;
  choose: (isOpened: boolean) => void;
  drag: (isDragged: boolean) => void;
  /** Another card was let go on this one. */
  take: () => void;
}

/** One report of the stream: what, where, how long ago, and what it waits for. Can be dragged onto a unit or a card. */
export function StreamCard({ report, isChosen, isFresh, isTarget, choose, drag, take }: Props) {
  const now = useNow();
  return (
    <li
      draggable
      className={isChosen ? 'is-chosen' : undefined}
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', report.number);
        event.dataTransfer.effectAllowed = 'link';
        drag(true);
        choose(false);
      }}
      onDragEnd={() => drag(false)}
      onDragOver={(event) => {
        if (!isTarget) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'link';
      }}
      onDrop={(event) => {
        event.preventDefault();
        if (isTarget) take();
      }}
    >
      <button
        type="button"
        data-roving
        aria-current={isChosen ? 'true' : undefined}
        onFocus={() => choose(false)}
        onClick={() => choose(true)}
      >
        <span className="duty-card-top">
          <span className="category-mark">{categoryIcon(report.category.icon)}</span>
          <span>{spoken(report.category)}</span>
          {isFresh && <span className="duty-new">{t('duty.stream.new')}</span>}
          <time dateTime={report.filedAt}>{formatAge(report.filedAt, now)}</time>
        </span>
        <strong>{report.text}</strong>
        <span className="duty-card-where">
          {report.address ?? report.area?.name ?? report.number} · {report.owner.name}
        </span>
        <span className="duty-card-marks">
          {report.waits.includes('clock') ? (
            <StandingMark standing="overdue" word={t('duty.filter.clock')} />
          ) : (
            <StandingMark standing={reportStanding(report)} />
          )}
          {report.waits
            .filter((wait) => wait !== 'clock')
            .map((wait) => (
              <span key={wait} className="chip">
                {t(`duty.filter.${wait}`)}
              </span>
            ))}
          {report.restricted && <span className="chip">{t('duty.restricted')}</span>}
          {report.weight > 1 && <span className="chip">{t('report-page.weight', { others: report.weight - 1 })}</span>}
        </span>
      </button>
    </li>
  );
}
