import { z } from 'zod';
import { areasAround } from '../../../../kernel/areas/queries.ts';
import { sql, type Tx } from '../../../../kernel/db/db.ts';
import type { Actor } from '../../../../kernel/identity/actor.ts';
import { canFor } from '../../../../kernel/policy/policy.ts';
import { conflict, Refusal } from '../../../../kernel/refusal.ts';
import type { Instant } from '../../../../kernel/time.ts';
import { Indicator, ObservationStatus, type Oddity } from '../../contract.ts';
import type { ImportCounts, ImportTerms } from '../../imports/contract.ts';
import type { FiguresRead } from '../../imports/read-figures.ts';
import type { ReadFigure, RowFault } from '../../imports/read-rows.ts';
import { checkHistory, historyRead } from '../../rules/check-history.ts';
import { unitOf } from '../../units.ts';
import { indicatorColumns, visibleIndicators } from '../definitions.ts';
import { demandPeriodFits, demandTyped } from '../record-observation.ts';
import type { ObservationToWrite } from '../write-observations.ts';

export interface Checked {
  counts: ImportCounts;
  /** Those of the sheet and those found beside the records. */
  faults: RowFault[];
  odd: RowFault[];
  /** What carrying out would write: what is new or differs. */
  toWrite: ObservationToWrite[];
}

/** Puts what was read beside what stands: may the actor write it, does it fit, is it new, is it odd. Writes nothing. */
export async function checkFigures(
  tx: Tx,
  actor: Actor,
  read: FiguresRead,
  terms: ImportTerms,
  now: Instant,
): Promise<Checked> {
  const indicators = await indicatorsNow(tx, actor, read.figures);
  const mayWrite = await rightsOf(tx, actor, read.figures, indicators);
  const faults: RowFault[] = [];
  const good: ReadFigure[] = [];
  for (const figure of read.figures) {
    const indicator = indicators.get(figure.indicator.id);
    const refusal = indicator === undefined ? null : refusalOf(indicator, figure, terms, mayWrite, now);
    if (refusal === null) good.push(figure);
    else faults.push(faultOf(figure, refusal.code, refusal.details));
  }
  const standing = await standingOf(tx, good);
  const toWrite: ObservationToWrite[] = [];
  let added = 0;
  for (const [i, figure] of good.entries()) {
    const stands = standing.get(i);
    if (stands === undefined) added += 1;
    else if (stands.value === figure.value && (stands.status !== 'provisional' || terms.status === 'provisional'))
      continue;
    // A provisional figure gives way to the official one; an official one that gives way was wrong.
    const status = stands === undefined || stands.status === 'provisional' ? terms.status : 'revised';
    const { indicator, area, startsOn, endsOn, value } = figure;
    const { source, sourceUrl } = terms;
    toWrite.push({ indicatorId: indicator.id, areaId: area.id, startsOn, endsOn, value, status, source, sourceUrl });
  }
  const odd = await oddOf(tx, good);
  return {
    counts: {
      figures: read.figures.length,
      added,
      revised: toWrite.length - added,
      unchanged: good.length - toWrite.length,
      skipped: read.skipped,
      faults: read.faultCount + faults.length,
      odd: odd.length,
    },
    faults: [...read.faults, ...faults].sort((a, b) => a.row - b.row || (a.column ?? -1) - (b.column ?? -1)),
    odd,
    toWrite,
  };
}

/** The indicators as they are now; one that means something else since the sheet was read would be read wrongly. */
async function indicatorsNow(tx: Tx, actor: Actor, figures: readonly ReadFigure[]): Promise<Map<string, Indicator>> {
  const read = new Map(figures.map(({ indicator }) => [indicator.id as string, indicator]));
  const now = await tx.rows(
    Indicator,
    sql`select ${indicatorColumns} from indicator i
         where i.id = any(${[...read.keys()]}::uuid[]) and ${visibleIndicators(actor)}`,
  );
  const same = now.filter(({ id, unit, frequency }) => {
    const before = read.get(id);
    return before?.unit === unit && before.frequency === frequency;
  });
  if (same.length < read.size) throw conflict('indicators.import-changed-meanwhile');
  return new Map(now.map((indicator) => [indicator.id, indicator]));
}

/** Whether the actor may enter figures of an indicator in an area: asked once for each pair. */
async function rightsOf(
  tx: Tx,
  actor: Actor,
  figures: readonly ReadFigure[],
  indicators: ReadonlyMap<string, Indicator>,
): Promise<(figure: ReadFigure) => boolean> {
  const around = new Map<string, readonly string[]>();
  for (const { area } of figures) if (!around.has(area.id)) around.set(area.id, await areasAround(tx, area.id));
  const known = new Map<string, boolean>();
  return ({ indicator, area }) => {
    const key = indicator.id + area.id;
    const organisationId = indicators.get(indicator.id)?.organisationId ?? null;
    const may = known.get(key) ?? canFor(actor, 'indicators.record', organisationId, around.get(area.id));
    known.set(key, may);
    return may;
  };
}

function refusalOf(
  indicator: Indicator,
  figure: ReadFigure,
  { status }: ImportTerms,
  mayWrite: (figure: ReadFigure) => boolean,
  now: Instant,
): Refusal | null {
  try {
    if (!mayWrite(figure)) throw conflict('indicators.import-not-yours', { indicator: indicator.name.vi });
    demandTyped(indicator);
    demandPeriodFits(indicator, figure.area, figure, status, now);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

const faultOf = ({ row, column, value }: ReadFigure, code: string, details: Record<string, unknown>): RowFault => ({
  row,
  column,
  cell: String(value).replace('.', ','),
  code,
  details: Object.fromEntries(
    Object.entries(details).map(([name, detail]) => [name, typeof detail === 'number' ? detail : String(detail)]),
  ),
});

const Standing = z.object({ ordinal: z.int(), value: z.number(), status: ObservationStatus });

/** What stands for each figure, by its place in the list: one look at the index for each. */
async function standingOf(tx: Tx, figures: readonly ReadFigure[]): Promise<Map<number, z.infer<typeof Standing>>> {
  const rows = await tx.rows(
    Standing,
    sql`select (asked.ordinal - 1)::int as ordinal, o.value, o.status
          from unnest(${figures.map(({ indicator }) => indicator.id)}::uuid[], ${figures.map(({ area }) => area.id)}::uuid[],
                      ${figures.map(({ startsOn }) => startsOn)}::date[], ${figures.map(({ endsOn }) => endsOn)}::date[])
               with ordinality as asked (indicator_id, area_id, starts_on, ends_on, ordinal)
          join observation o on o.area_id = asked.area_id and o.indicator_id = asked.indicator_id
           and o.ends_on = asked.ends_on and o.starts_on = asked.starts_on and o.superseded_at is null`,
  );
  return new Map(rows.map((row) => [row.ordinal, row]));
}

/** Figures unlike those before them, in the records and in the file itself. */
async function oddOf(tx: Tx, figures: readonly ReadFigure[]): Promise<RowFault[]> {
  const series = new Map<string, ReadFigure[]>();
  for (const figure of figures) {
    const key = `${figure.indicator.id} ${figure.area.id}`;
    const known = series.get(key);
    if (known === undefined) series.set(key, [figure]);
    else known.push(figure);
  }
  for (const one of series.values()) one.sort((a, b) => (a.endsOn < b.endsOn ? -1 : 1));
  const history = await historyOf(
    tx,
    [...series.values()].flatMap(([first]) => (first === undefined ? [] : [first])),
  );
  const odd: RowFault[] = [];
  for (const [key, one] of series) {
    const before = history.get(key) ?? [];
    for (const figure of one) {
      for (const oddity of checkHistory(figure.value, before.slice(-historyRead), figure.indicator.unit))
        odd.push(faultOf(figure, `indicators.import-odd-${oddity.kind}`, wordsOf(oddity, figure.value)));
      before.push(figure.value);
    }
  }
  return odd.sort((a, b) => a.row - b.row);
}

const wordsOf = ({ unit, compared, factor }: Oddity, value: number) => ({
  value,
  compared,
  factor,
  unit: unit === null ? '' : unitOf(unit).name.vi,
});

const Past = z.object({ indicatorId: z.string(), areaId: z.string(), values: z.array(z.number()) });

/** The last standing figures before the first of each series, the oldest first. */
async function historyOf(tx: Tx, firsts: readonly ReadFigure[]): Promise<Map<string, number[]>> {
  const rows = await tx.rows(
    Past,
    sql`select asked.indicator_id as "indicatorId", asked.area_id as "areaId", past.values
          from unnest(${firsts.map(({ indicator }) => indicator.id)}::uuid[], ${firsts.map(({ area }) => area.id)}::uuid[],
                      ${firsts.map(({ startsOn }) => startsOn)}::date[]) as asked (indicator_id, area_id, starts_on)
          join lateral (select array_agg(value order by ends_on, starts_on) as values
                          from (select value, ends_on, starts_on from observation
                                 where area_id = asked.area_id and indicator_id = asked.indicator_id
                                   and superseded_at is null and ends_on < asked.starts_on
                                 order by ends_on desc, starts_on desc limit ${historyRead}) as last) as past
            on past.values is not null`,
  );
  return new Map(rows.map(({ indicatorId, areaId, values }) => [`${indicatorId} ${areaId}`, [...values]]));
}
