import { useMemo } from 'react';
import { Link, useSearchParams } from 'wouter';
import type { Area, AreaLevel, RelatedArea } from '../../../kernel/areas/contract.ts';
import { areaName } from '../../area-words.ts';
import { Bones, ProblemNotice } from '../../components/Answer.tsx';
import { Field } from '../../components/Field.tsx';
import { Page } from '../../components/Page.tsx';
import { dayOf, formatDay, formatNumber } from '../../format.ts';
import { t } from '../../language.ts';
import { useLive } from '../../live.ts';
import { type Ground, useGround } from '../../map/ground.ts';
import { MapView } from '../../map/MapView.tsx';
import type { MapContent } from '../../map/shown.ts';
import { useNow } from '../../now.ts';
import { type Page as ListPage, useGet, useList } from '../../queries.ts';
import { HistoryLink } from '../history/HistoryLink.tsx';
import './areas.css';

/** The last day of the units before the two-tier government of 1 July 2025. */
const beforeMerger = '2025-06-30';

/** Địa bàn: the units of a day, what they came from and what became of them. The map has a table for a twin. */
export default function AreasPage() {
  const [asked, ask] = useSearchParams();
  const today = dayOf(useNow());
  const day = asked.get('day') ?? today;
  const areas = useList<Area>(`/api/v1/areas?day=${day}&limit=200`);
  useLive(['area.changed'], () => areas.refetch());
  const chosen = areas.data?.find(({ id }) => id === asked.get('area'));
  const ground = useGround(day);
  const content: MapContent | null = useMemo(
    () => (ground === null ? null : { areas: ground.areas, shapes: ground.shapes, points: [] }),
    [ground],
  );
  const goTo = (next: string) => ask(next === today ? {} : { day: next });
  return (
    <Page
      title={t('areas.page.title')}
      under={t('areas.page.under')}
      acts={
        <>
          <Field label={t('areas.page.day')}>
            <input type="date" value={day} onChange={({ target }) => target.value !== '' && goTo(target.value)} />
          </Field>
          <button type="button" onClick={() => goTo(today)} disabled={day === today}>
            {t('areas.page.today')}
          </button>
          <button type="button" onClick={() => goTo(beforeMerger)} disabled={day === beforeMerger}>
            {t('areas.page.before-merger')}
          </button>
        </>
      }
    >
      <div className="areas-columns">
        <section className="card">
          {areas.isPending && <Bones lines={8} />}
          {areas.isError && (
            <ProblemNotice error={areas.error} title={t('web.problem.load')} retry={() => void areas.refetch()} />
          )}
          {areas.data?.length === 0 && <p className="empty">{t('areas.page.none')}</p>}
          {areas.data !== undefined && areas.data.length > 0 && (
            <AreaTable
              areas={areas.data}
              chosen={chosen?.id ?? null}
              choose={(id) => ask({ ...(day === today ? {} : { day }), area: id })}
            />
          )}
        </section>
        <div className="areas-side">
          <div className="card map-card">
            {content === null ? (
              <div className="map-box" />
            ) : (
              <MapView key={day} label={t('areas.page.map')} content={content} />
            )}
            <p className="faint under-map">{ground !== null && ground.areas.length > 0 && outlinesWord(ground)}</p>
          </div>
          <section className="card padded" aria-live="polite">
            {chosen === undefined ? (
              <p className="dim">{t('areas.page.choose')}</p>
            ) : (
              <AreaDetail area={chosen} today={today} />
            )}
          </section>
        </div>
      </div>
    </Page>
  );
}

const outlinesWord = ({ sketch, sources }: Ground): string =>
  sketch ? t('map.sketch') : t('map.outlines-from', { source: sources.join('; ') });

function AreaTable({ areas, chosen, choose }: { areas: Area[]; chosen: string | null; choose: (id: string) => void }) {
  return (
    <table className="areas">
      <thead>
        <tr>
          <th scope="col">{t('areas.page.unit')}</th>
          <th scope="col" className="wide-only">
            {t('areas.page.code')}
          </th>
          <th scope="col" className="right">
            {t('areas.page.population')}
          </th>
          <th scope="col" className="right">
            {t('areas.page.size')}
          </th>
          <th scope="col" className="right wide-only">
            {t('areas.page.since')}
          </th>
        </tr>
      </thead>
      <tbody>
        {fromAbove(areas).map((area) => (
          <tr key={area.id} className={area.id === chosen ? 'chosen-row' : undefined}>
            <th scope="row" className={`level-${area.level}`}>
              <button
                type="button"
                className="as-link"
                aria-pressed={area.id === chosen}
                onClick={() => choose(area.id)}
              >
                {areaName(area)}
              </button>
              {area.outline === null && <span className="faint"> {t('areas.page.no-outline')}</span>}
            </th>
            <td className="wide-only">{area.code}</td>
            <td className="right">{area.population === null ? <Unknown /> : formatNumber(area.population.people)}</td>
            <td className="right">
              {area.statedArea === null ? <Unknown /> : t('areas.page.km2', { km2: area.statedArea.km2 })}
            </td>
            <td className="right wide-only">{formatDay(area.validFrom)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The widest first, each level in the order of the answer. */
const fromAbove = (areas: Area[]): Area[] => levels.flatMap((level) => areas.filter((area) => area.level === level));
const levels: readonly AreaLevel[] = ['province', 'district', 'commune', 'neighbourhood'];

const Unknown = () => <span className="dim">{t('areas.page.unknown')}</span>;

function AreaDetail({ area, today }: { area: Area; today: string }) {
  const dayBefore = new Date(Date.parse(area.validFrom) - 86_400_000).toISOString().slice(0, 10);
  const from = useGet<ListPage<RelatedArea>>(`/api/v1/areas/${area.id}/predecessors?day=${dayBefore}`);
  const into = useGet<ListPage<RelatedArea>>(
    area.validTo === null || area.validTo > today ? null : `/api/v1/areas/${area.id}/successors?day=${today}`,
  );
  const sources = new Set([area.population?.source, area.statedArea?.source].filter((source) => source !== undefined));
  return (
    <>
      <h2>{areaName(area)}</h2>
      <dl className="facts lineage">
        <dt>{t('areas.page.since')}</dt>
        <dd>
          {area.validTo === null
            ? formatDay(area.validFrom)
            : t('areas.page.period', { from: formatDay(area.validFrom), to: formatDay(area.validTo) })}
        </dd>
        {area.legalBasis !== null && (
          <>
            <dt>{t('areas.page.legal-basis')}</dt>
            <dd>{area.legalBasis}</dd>
          </>
        )}
        <Related title={t('areas.page.came-from')} related={from.data?.items ?? []} day={dayBefore} />
        <Related title={t('areas.page.became')} related={into.data?.items ?? []} day={null} />
        {sources.size > 0 && (
          <>
            <dt>{t('areas.page.source')}</dt>
            <dd>{[...sources].join('; ')}</dd>
          </>
        )}
      </dl>
      <Link className="small" href={`/tasks?area=${area.id}`}>
        {t('areas.page.tasks')}
      </Link>{' '}
      <HistoryLink kind="area" id={area.id} />
    </>
  );
}

function Related({ title, related, day }: { title: string; related: RelatedArea[]; day: string | null }) {
  if (related.length === 0) return null;
  return (
    <>
      <dt>{title}</dt>
      <dd>
        <ul>
          {related.map(({ area }) => (
            <li key={area.id}>
              <Link href={`/areas?${day === null ? '' : `day=${day}&`}area=${area.id}`}>{areaName(area)}</Link>
            </li>
          ))}
        </ul>
      </dd>
    </>
  );
}
