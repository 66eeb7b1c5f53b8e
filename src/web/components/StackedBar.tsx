import { Link } from 'wouter';
import type { Figures } from '../../kernel/work/contract.ts';
import { formatNumber } from '../format.ts';
import { type Standing, standings, standingWord } from '../standing.ts';
import { StandingMark } from './Standing.tsx';

/** How many stand how; of tasks, of reports. */
export type Standings = Omit<Figures, 'overdueRate' | 'changedAt'>;

/** The parts of a bar, in their order, without the empty ones. */
function partsOf(figures: Standings): { standing: Standing; count: number }[] {
  const counts: Record<Standing, number> = {
    'done-on-time': figures.doneOnTime,
    'done-late': figures.doneLate,
    'in-time': figures.inTime - figures.dueSoon,
    'due-soon': figures.dueSoon,
    overdue: figures.overdue,
    'without-deadline': figures.withoutDeadline,
  };
  return standings.map((standing) => ({ standing, count: counts[standing] })).filter(({ count }) => count > 0);
}

/** The share of each standing; a number stands where there is room for it, all of them in the spoken text. */
export function MiniBar({ figures }: { figures: Standings }) {
  const parts = partsOf(figures);
  const words = parts.map(({ standing, count }) => `${standingWord(standing)}: ${formatNumber(count)}`).join(', ');
  return (
    <div className="stack mini" role="img" aria-label={words}>
      {parts.map(({ standing, count }) => (
        <span key={standing} className={`is-${standing}`} style={{ flexGrow: count }}>
          {count / figures.total > 0.06 && formatNumber(count)}
        </span>
      ))}
    </div>
  );
}

/** The big bar with its legend: every part leads to the tasks behind it. */
export function StackedBar({ figures, linkTo }: { figures: Figures; linkTo: (standing: Standing) => string }) {
  const parts = partsOf(figures);
  return (
    <div>
      <div className="stack" aria-hidden="true">
        {parts.map(({ standing, count }) => (
          <Link
            key={standing}
            href={linkTo(standing)}
            tabIndex={-1}
            className={`is-${standing}`}
            style={{ flexGrow: count }}
          >
            {count / figures.total > 0.03 && formatNumber(count)}
          </Link>
        ))}
      </div>
      <ul className="legend">
        {parts.map(({ standing, count }) => (
          <li key={standing}>
            <Link href={linkTo(standing)} className={`is-${standing}`}>
              <StandingMark standing={standing} /> <b>{formatNumber(count)}</b>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What the colours of bars stand for, with the numbers of all of them. */
export function StandingLegend({ figures }: { figures: Standings }) {
  return (
    <ul className="legend">
      {partsOf(figures).map(({ standing, count }) => (
        <li key={standing}>
          <StandingMark standing={standing} /> <b>{formatNumber(count)}</b>
        </li>
      ))}
    </ul>
  );
}
