import { z } from 'zod';
import type { Db } from '../../kernel/db/db.ts';
import { Query, sql, type Tx } from '../../kernel/db/db.ts';
import { makeSearchIndexes, rewriteEntries } from '../../kernel/search/index-entries.ts';
import { rebuildMapCells } from '../../kernel/tiles/count-on-map.ts';
import { type Clock, dayOf } from '../../kernel/time.ts';
import { rebuildFigures } from '../../kernel/work/figures.ts';
import { tasksLayer } from '../../kernel/work/map-layer.ts';
import { searchSources } from '../../search-sources.ts';
import { demandEmptyCity } from '../empty-city.ts';
import { takeIndexesOff } from './bulk-load.ts';
import { Chance, Identifiers } from './chance.ts';
import { enterReports } from './enter-reports.ts';
import { filledTables } from './load-reports.ts';
import { enterUnits } from './synthetic-units.ts';
import { makeDirective, type SyntheticDirective } from './synthetic-work.ts';

const NameRow = z.object({ name: z.string() });

export interface CitySize {
  tasks: number;
  organisations: number;
  areas: number;
  directives: number;
  /** Citizens' reports, each with work of its own beside the tasks. */
  reports: number;
}

/**
 * Fills an empty database with a synthetic city, the same for the same seed and day, labelled as synthetic in every name.
 * Rows are made here and sent in bulk; the figures are counted once at the end, as they would be after an import. Two
 * transactions work side by side then, on the search and on the rest, as both take minutes: what is broken off has to be
 * begun anew in another database.
 */
export async function generateCity(
  { db, clock }: { db: Db; clock: Clock },
  size: CitySize,
  seed: number,
): Promise<void> {
  const now = clock();
  const inBulk = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    db.inTransaction(async (tx) => {
      // Minutes on end, and indexes of millions of rows.
      await tx.run(sql`set local statement_timeout = 0`);
      await tx.run(sql`set local maintenance_work_mem = '512MB'`);
      await tx.run(sql`set local work_mem = '128MB'`);
      return work(tx);
    });
  const { makeIndexes, finishReports } = await inBulk(async (tx) => {
    await demandEmptyCity(tx);
    const chance = new Chance(seed);
    const units = await enterUnits(tx, chance, size, now);
    const makeIndexes = await takeIndexesOff(tx, filledTables);
    await beginAnew(tx);
    const making = { chance, units, today: dayOf(now), identifiers: new Identifiers(seed) };
    const batch = new Batch(tx);
    for (let n = 0; n < size.directives; n++) {
      const tasks =
        Math.floor(((n + 1) * size.tasks) / size.directives) - Math.floor((n * size.tasks) / size.directives);
      await batch.add(makeDirective(making, n + 1, tasks));
    }
    await batch.send();
    const finishReports =
      size.reports > 0 ? await enterReports(tx, { chance, units, count: size.reports, seed }, now) : null;
    await tx.run(sql`analyze work_item, report`);
    return { makeIndexes, finishReports };
  });
  await Promise.all([
    inBulk((tx) => rewriteEntries(tx, searchSources)),
    inBulk(async (tx) => {
      await finishReports?.(tx);
      await rebuildFigures(tx);
      await rebuildMapCells(tx, tasksLayer.name, tasksLayer.counted);
    }),
  ]);
  await Promise.all([
    inBulk(makeSearchIndexes),
    inBulk(async (tx) => {
      await makeIndexes(tx);
      await analyzeOthers(tx);
    }),
  ]);
}

/**
 * Empties what is empty: what comes into a table after that in the same transaction, a server that keeps no log to copy from
 * need not log. The trail may hold acts already.
 */
async function beginAnew(tx: Tx): Promise<void> {
  const emptied = filledTables.filter((table) => table !== 'act');
  await tx.run(new Query([`truncate ${emptied.join(', ')}`], []));
}

/** Tells the planner of all tables but those of the search, which are being made beside. */
async function analyzeOthers(tx: Tx): Promise<void> {
  const others = await tx.rows(
    NameRow,
    sql`select oid::regclass::text as name from pg_class
         where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') and not relispartition
           and relname not like 'search%'`,
  );
  await tx.run(new Query([`analyze ${others.map(({ name }) => name).join(', ')}`], []));
}

const rowsSentAtOnce = 2000;
const tables = [
  'directive',
  'directive_version',
  'deadline',
  'deadline_event',
  'work_item',
  'directive_finding',
  'act',
] as const;
type Table = (typeof tables)[number];

/** Gathers rows and sends them table by table, those that others point to first. */
class Batch {
  readonly #tx: Tx;
  #rows = emptyBatch();
  #count = 0;

  constructor(tx: Tx) {
    this.#tx = tx;
  }

  async add(made: SyntheticDirective): Promise<void> {
    this.#rows.directive.push(made.directive);
    this.#rows.directive_version.push(made.version);
    this.#rows.deadline.push(...made.deadlines);
    this.#rows.deadline_event.push(...made.deadlineEvents);
    this.#rows.work_item.push(...made.workItems);
    this.#rows.directive_finding.push(...made.findings);
    this.#rows.act.push(...made.acts);
    this.#count += made.workItems.length;
    if (this.#count >= rowsSentAtOnce) await this.send();
  }

  async send(): Promise<void> {
    for (const table of tables) {
      const rows = this.#rows[table];
      if (rows.length > 0) await this.#tx.run(insertAll(table, rows));
    }
    this.#rows = emptyBatch();
    this.#count = 0;
  }
}

const emptyBatch = (): Record<Table, Record<string, unknown>[]> => ({
  directive: [],
  directive_version: [],
  deadline: [],
  deadline_event: [],
  work_item: [],
  directive_finding: [],
  act: [],
});

/** All rows in one statement; PostgreSQL reads them as rows of the table itself. Column names are our own. */
function insertAll(table: Table, rows: readonly Record<string, unknown>[]): Query {
  const columns = Object.keys(rows[0] ?? {}).join(', ');
  return sql`${new Query([`insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, `], [])}${rows}::jsonb)`;
}
