import { setImmediate as turn } from 'node:timers/promises';
import { cityCalendarId } from '../../kernel/calendar/contract.ts';
import { loadCalendar } from '../../kernel/calendar/store.ts';
import { sql, type Tx } from '../../kernel/db/db.ts';
import { systemActor } from '../../kernel/identity/actor.ts';
import { createOrganisation } from '../../kernel/organisations/create-organisation.ts';
import { day, type Instant } from '../../kernel/time.ts';
import {
  addDefaultCategories,
  type Category,
  changeSettings,
  findOwner,
  readSettings,
  rebuildKept,
} from '../../modules/reports/index.ts';
import type { Chance } from './chance.ts';
import { dropStaging, enterSome, makeStaging, weighRepeated } from './load-reports.ts';
import { makeReports, type ReportMaking, type SyntheticReport } from './synthetic-reports.ts';
import { label, origin, type SyntheticUnits } from './synthetic-units.ts';

const enteredAtOnce = 5000;
/** So often what is being sent gets a turn. */
const turnEvery = 250;

/**
 * Citizens' reports of three years with their work, deadlines, clocks, reporters, repeats and trail; the categories are
 * those a city begins with, the owners those that the routing finds. Photos and places there are none. Answers what makes
 * all that is kept beside them.
 */
export async function enterReports(
  tx: Tx,
  { chance, units, count, seed }: { chance: Chance; units: SyntheticUnits; count: number; seed: number },
  now: Instant,
): Promise<(tx: Tx) => Promise<void>> {
  const dispatcherId = await enterDispatcher(tx, now);
  const categories = await addDefaultCategories(tx, systemActor, now);
  const calendar = await loadCalendar(tx, cityCalendarId);
  const ownerOf = await ownersOf(tx, categories, units.areas, now);
  const making: ReportMaking = { chance, now, calendar, units, categories, ownerOf };
  await makeStaging(tx);
  let batch: SyntheticReport[] = [];
  let sending: Promise<void> = Promise.resolve();
  // The next ones are made while the database takes these in.
  const send = async () => {
    await sending;
    if (batch.length > 0) sending = enterSome(tx, { seed, dispatcherId, now }, batch);
    sending.catch(() => {}); // awaited before the next are sent
    batch = [];
  };
  for (const report of makeReports(making, count)) {
    batch.push(report);
    if (batch.length % turnEvery === 0) await turn();
    if (batch.length === enteredAtOnce) await send();
  }
  await send();
  await sending;
  await weighRepeated(tx);
  return async (later) => {
    await rebuildKept(
      later,
      sql`select report_id as id, working_minutes as minutes from made where closed_at is not null`,
    );
    await dropStaging(later);
  };
}

/** Trung tâm điều hành: gives the work of reports out. */
async function enterDispatcher(tx: Tx, now: Instant): Promise<string> {
  const centre = {
    name: `Trung tâm điều hành ${label}`,
    kind: 'service-centre' as const,
    validFrom: day('2020-01-01'),
    note: origin,
  };
  const { id } = await createOrganisation(tx, systemActor, { ...centre, areaIds: [] }, now);
  const { version, ...settings } = await readSettings(tx);
  await changeSettings(tx, systemActor, version, { ...settings, dispatcherId: id }, now);
  return id;
}

/** Asked once for each category and area: no rule of the new city looks at the day or the hour. */
async function ownersOf(
  tx: Tx,
  categories: readonly Category[],
  areaIds: readonly string[],
  now: Instant,
): Promise<ReportMaking['ownerOf']> {
  const settings = await readSettings(tx);
  const owners = new Map<string, string>();
  for (const { id, restricted } of categories) {
    for (const areaId of areaIds) {
      const what = { categoryId: id, areaIds: [areaId], placeId: null, position: null, restricted };
      owners.set(`${id} ${areaId}`, (await findOwner(tx, what, settings, now)).organisationId);
    }
  }
  return (category, areaId) => {
    const owner = owners.get(`${category.id} ${areaId}`);
    if (owner === undefined) throw new Error(`nobody answers for ${category.code} in ${areaId}`);
    return owner;
  };
}
