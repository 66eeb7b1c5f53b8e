import { useEffect, useMemo } from 'react';
import type { WorkItemSummary } from '../../../../kernel/work/contract.ts';
import { capitalised } from '../../../../web/capitalised.ts';
import { useCity } from '../../../../web/city.ts';
import { Answer, Bones, sentenceOf } from '../../../../web/components/Answer.tsx';
import { usePageTitle } from '../../../../web/components/Page.tsx';
import { StandingShape } from '../../../../web/components/Standing.tsx';
import { dayOf, daysBetween, formatAge, formatLongDay, formatNumber, timeOf } from '../../../../web/format.ts';
import { t } from '../../../../web/language.ts';
import { useIsCutOff, useLineOf, useLive } from '../../../../web/live.ts';
import { useGround } from '../../../../web/map/ground.ts';
import { MapView } from '../../../../web/map/MapView.tsx';
import { lonLat, type MapContent } from '../../../../web/map/shown.ts';
import { useNow } from '../../../../web/now.ts';
import { type Page, useGet } from '../../../../web/queries.ts';
import { useSession } from '../../../../web/session.ts';
import { type Standing, standingOf, standingWord } from '../../../../web/standing.ts';
import { holdTheme } from '../../../../web/theme.ts';
import { stateWord } from '../../../../web/work-words.ts';
import type { LastHour as LastHourFigures } from '../../../reports/duty/contract.ts';
import type { Board } from '../../contract.ts';
import './command.css';

/** A wall has nobody to press a button: whatever happens, it asks again after so long. */
const everyMs = 60_000;
/** As many as are read from five metres. */
const rows = 6;

/** Màn hình điều hành: for the wall. Few, large, live; nothing to press. */
export default function CommandPage() {
  const board = useGet<Board>('/api/v1/board', everyMs);
  const latest = useGet<Page<WorkItemSummary>>(`/api/v1/work-items/latest?limit=${rows}`, everyMs);
  useLive(['work.changed', 'directive.changed'], () => Promise.all([board.refetch(), latest.refetch()]));
  const { account, isPending } = useSession();
  useLineOf(isPending ? undefined : (account?.id ?? null));
  usePageTitle(t('command.title'));
  useEffect(() => holdTheme('dark'), []);
  return (
    <main className="command" id="main">
      <Head stale={board.isError || latest.isError ? sentenceOf(board.error ?? latest.error) : null} />
      <Answer of={board} bones={<Bones lines={6} tall />}>
        {(shown) => (
          <>
            <Numbers board={shown} />
            <LastHour />
            <div className="walls">
              <Latest items={latest.data?.items ?? []} />
              <Where board={shown} />
              <Leaders board={shown} />
            </div>
          </>
        )}
      </Answer>
    </main>
  );
}

/** The hour, and whether what is shown is still true. */
function Head({ stale }: { stale: string | null }) {
  const now = useNow();
  const city = useCity();
  const isCutOff = useIsCutOff();
  const trouble = stale ?? (isCutOff ? t('web.live.lost') : null);
  return (
    <header className="command-head">
      <h1>{city === null ? t('web.name') : t('command.heading', { city })}</h1>
      <p role="status" className={trouble === null ? 'live' : 'live is-overdue'}>
        {trouble ?? t('command.live')}
      </p>
      <p className="hour">
        <span>{formatLongDay(dayOf(now))}</span>
        <time dateTime={now}>{timeOf(now)}</time>
      </p>
    </header>
  );
}

function Numbers({ board: { figures } }: { board: Board }) {
  const numbers: [Standing, number][] = [
    ['overdue', figures.overdue],
    ['due-soon', figures.dueSoon],
    ['in-time', figures.inTime - figures.dueSoon],
    ['done-on-time', figures.doneOnTime],
    ['done-late', figures.doneLate],
  ];
  return (
    <dl className="numbers">
      {numbers.map(([standing, count]) => (
        <div key={standing} className={`is-${standing}`}>
          <dt>
            <StandingShape standing={standing} />
            {standingWord(standing)}
          </dt>
          <dd>{formatNumber(count)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Latest({ items }: { items: WorkItemSummary[] }) {
  const now = useNow();
  return (
    <section className="wall" aria-labelledby="latest">
      <h2 id="latest">{t('command.latest')}</h2>
      {items.length === 0 && <p className="dim">{t('command.latest.none')}</p>}
      <ol>
        {items.map((task) => (
          <li key={task.id}>
            <StandingShape standing={standingOf(task)} />
            <div>
              <strong>{capitalised(task.title)}</strong>
              <p>
                {formatAge(task.changedAt, now)} · {stateWord(task.state)} · {task.area?.name ?? task.owner.name}
              </p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

const hourFigures = ['cameIn', 'dispatched', 'accepted', 'done', 'late'] as const;

/** Một giờ qua: what came in of reports, and what became of them. */
function LastHour() {
  const hour = useGet<LastHourFigures>('/api/v1/last-hour', everyMs);
  useLive(['report.changed'], () => hour.refetch());
  const figures = hour.data;
  const burns = figures !== undefined && figures.late > 0;
  return (
    <section className="last-hour" aria-labelledby="last-hour">
      <h2 id="last-hour">{t('command.last-hour')}</h2>
      <dl>
        {hourFigures.map((name) => (
          <div key={name} className={name === 'late' && burns ? 'is-overdue' : undefined}>
            <dt>
              {name === 'late' && burns && <StandingShape standing="overdue" />}
              {t(`command.last-hour.${name}`)}
            </dt>
            <dd>{figures === undefined ? '–' : formatNumber(figures[name])}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Where({ board }: { board: Board }) {
  const ground = useGround(board.on);
  const content: MapContent | null = useMemo(
    () =>
      ground === null
        ? null
        : {
            areas: ground.areas,
            shapes: ground.shapes,
            points: board.points.map(({ workItem, point }) => ({
              id: workItem.id,
              name: '',
              position: lonLat(point.coordinates),
              standing: standingOf(workItem),
              count: 1,
            })),
          },
    [ground, board.points],
  );
  return (
    <div className="wall map">
      {content === null ? <Bones lines={1} tall /> : <MapView label={t('board.where.map')} content={content} tall />}
      {ground?.sketch === true && <p className="faint">{t('map.sketch')}</p>}
    </div>
  );
}

/** What leaders have to speak to: the latest first, and who has been silent for how long. */
function Leaders({ board }: { board: Board }) {
  const now = useNow();
  return (
    <section className="wall" aria-labelledby="leaders">
      <h2 id="leaders">{t('command.leaders')}</h2>
      {board.burning.length === 0 && <p className="dim">{t('command.leaders.none')}</p>}
      <ol>
        {board.burning.slice(0, rows).map((task) => (
          <li key={task.id}>
            <StandingShape standing={standingOf(task)} />
            <div>
              <strong>{capitalised(task.title)}</strong>
              <p>
                {task.originalDueOn !== null && <b>{untilDue(daysBetween(dayOf(now), task.originalDueOn))}</b>} ·{' '}
                {task.owner.name} ·{' '}
                {task.ownerTouchedAt === null
                  ? t('web.age.never')
                  : t('command.leaders.heard', { age: formatAge(task.ownerTouchedAt, now) })}
              </p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function untilDue(days: number): string {
  if (days === 0) return t('task.due.today');
  return days < 0 ? t('task.due.days-late', { days: -days }) : t('task.due.days-left', { days });
}
