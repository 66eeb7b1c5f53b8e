import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { Db, Tx } from '../kernel/db/db.ts';
import { type Actor, systemActor } from '../kernel/identity/actor.ts';
import { packageRoot } from '../kernel/package-root.ts';
import type { Services } from '../kernel/services.ts';
import {
  confirmFindings,
  importDirective,
  openDocumentReader,
  publishDirective,
  readingProgress,
  readQueued,
} from '../modules/directives/index.ts';
import { addProposedDivisions } from '../modules/indicators/index.ts';
import { addDefaultCategories } from '../modules/reports/index.ts';
import { tellGoal } from '../modules/scorecards/index.ts';
import { demandEmptyCity, isEmptyCity } from './empty-city.ts';
import { classOneGoal } from './lao-cai/class-one-goal.ts';
import { seedIndicators, seedTargets } from './lao-cai/indicators.ts';
import { seedLaoCai } from './lao-cai/seed-lao-cai.ts';

const programme = 'chuong-trinh-lao-cai-van-minh-hien-dai.txt';

export interface SeededDemo {
  findings: number;
  confirmed: number;
  /** What waits for somebody to settle its owner or its deadline, as after any import. */
  left: number;
}

/**
 * Fills an empty database with Lào Cai: its areas, organisations and places, and the example programme, which the real
 * reader reads and the office that follows it up confirms and publishes, all by the acts that people use. All or nothing.
 */
export async function seedDemo(services: Services): Promise<SeededDemo> {
  return services.db.inTransaction(async (tx) => {
    await demandEmptyCity(tx);
    return fill({ ...services, db: within(tx, services.db) }, tx);
  });
}

/** At the first start: fills the database if it is empty. */
export async function seedDemoIfEmpty(services: Services): Promise<SeededDemo | undefined> {
  return (await services.db.inTransaction(isEmptyCity)) ? seedDemo(services) : undefined;
}

async function fill(services: Services, tx: Tx): Promise<SeededDemo> {
  const { clock, files } = services;
  const { areas, organisations } = await seedLaoCai(tx, systemActor, clock());
  await addDefaultCategories(tx, systemActor, clock());
  await addProposedDivisions(tx, systemActor, clock());
  const office: Actor = { ...systemActor, organisationId: organisations.get('vp-tinh-uy') ?? null };

  const areaOf = (key: string) => {
    const id = areas.get(key);
    if (id === undefined) throw new Error(`the demo city has no ${key}`);
    return id;
  };
  await tellGoal(tx, systemActor, 'do-thi-loai-i', classOneGoal(areaOf), clock());

  const stream = createReadStream(join(packageRoot, 'examples', programme));
  const received = await files.receive(stream, { name: programme, types: ['text/plain'], limitBytes: 1_000_000 });
  const id = await importDirective(tx, files, office, received, clock());
  const reader = openDocumentReader();
  try {
    await readQueued(services, reader);
  } finally {
    await reader.close();
  }
  const { confirmed } = await confirmFindings(tx, office, id, { findings: 'all-settled' }, clock());
  await publishDirective(tx, office, { id, version: null }, clock());
  await seedIndicators(tx, systemActor, areaOf, clock());
  await seedTargets(tx, office, { directiveId: id, areaOf }, clock());
  const { findings } = await readingProgress(tx, id);
  return { findings: confirmed.length + findings.open, confirmed: confirmed.length, left: findings.open };
}

/** The open transaction as a database: what asks for transactions of its own becomes a part of it. */
function within(tx: Tx, { engine }: Db): Db {
  return {
    engine,
    inTransaction: (work) => tx.attempt(work),
    reads: tx,
    adHoc: tx,
    listen: async () => async () => {},
    close: async () => {},
  };
}
