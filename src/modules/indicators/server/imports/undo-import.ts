import { z } from 'zod';
import { AreaId } from '../../../../kernel/areas/contract.ts';
import { areasAround } from '../../../../kernel/areas/queries.ts';
import { recordAct } from '../../../../kernel/audit/record-act.ts';
import { sql, type Tx } from '../../../../kernel/db/db.ts';
import type { Actor } from '../../../../kernel/identity/actor.ts';
import { demand, demandFor } from '../../../../kernel/policy/policy.ts';
import { conflict, stale } from '../../../../kernel/refusal.ts';
import { Day, type Instant } from '../../../../kernel/time.ts';
import { IndicatorId, Observation, ObservationStatus } from '../../contract.ts';
import { standingPairs, withdrawObservations, writeObservations } from '../write-observations.ts';
import { type Addressed, about } from './import-figures.ts';
import { getImport } from './queries.ts';
import { tellOfIndicators } from './tell.ts';

const Before = z.object({
  indicatorId: IndicatorId,
  areaId: AreaId,
  startsOn: Day,
  endsOn: Day,
  value: z.number(),
  status: ObservationStatus,
  origin: Observation.shape.origin,
  source: z.string(),
  sourceUrl: z.string().nullable(),
});

/**
 * Rút lại bảng đã ghi: its figures are withdrawn, and what they took the place of stands again, written anew with its own
 * source. A figure that somebody revised since then is theirs and stays.
 */
export async function undoImport(
  tx: Tx,
  actor: Actor,
  { id, version }: Addressed,
  reason: string,
  now: Instant,
): Promise<void> {
  demand(actor, 'indicators.record');
  const kept = await getImport(tx, actor, id, true);
  if (kept.state !== 'carried-out') throw conflict('indicators.import-not-carried-out');
  if (kept.version !== version)
    throw stale({ expected: version, current: { version: kept.version, state: kept.state } });
  const ofBatch = sql`batch_id = ${id}`;
  const touched = await standingPairs(tx, ofBatch);
  await demandRights(tx, actor, touched);
  const before = await tx.rows(
    Before,
    sql`select p.indicator_id as "indicatorId", p.area_id as "areaId", p.starts_on as "startsOn", p.ends_on as "endsOn",
               p.value, p.status, p.origin, p.source, p.source_url as "sourceUrl"
          from observation n join observation p on p.superseded_by_id = n.id
         where n.batch_id = ${id} and n.superseded_at is null`,
  );
  const takenBack = await withdrawObservations(tx, ofBatch, { at: now, reason });
  for (const origin of Observation.shape.origin.options) {
    const again = before.filter((row) => row.origin === origin);
    await writeObservations(tx, again, { origin, by: actor.id, at: now, reason });
  }
  await tx.run(sql`
    update indicator_import
       set state = 'undone', undone_at = ${now}, undone_by = ${actor.id}, undone_reason = ${reason}, version = version + 1
     where id = ${id}`);
  const written = (kept.counts?.added ?? 0) + (kept.counts?.revised ?? 0);
  const after = { takenBack, restored: before.length, revisedSince: written - takenBack };
  await recordAct(tx, actor, 'indicators.import-undone', about(id), { after, reason }, now);
  await tellOfIndicators(tx, [...new Set(touched.map(({ indicatorId }) => indicatorId))]);
}

const IdAndOrganisationIdRow = z.object({ id: IndicatorId, organisationId: z.string().nullable() });

/** Who takes back a figure may also enter one there. */
async function demandRights(
  tx: Tx,
  actor: Actor,
  figures: readonly { indicatorId: IndicatorId; areaId: AreaId }[],
): Promise<void> {
  const owners = new Map(
    (
      await tx.rows(
        IdAndOrganisationIdRow,
        sql`select id, organisation_id as "organisationId" from indicator
             where id = any(${[...new Set(figures.map(({ indicatorId }) => indicatorId))]}::uuid[])`,
      )
    ).map(({ id, organisationId }) => [id, organisationId]),
  );
  const around = new Map<string, readonly string[]>();
  for (const { areaId } of figures) if (!around.has(areaId)) around.set(areaId, await areasAround(tx, areaId));
  for (const { indicatorId, areaId } of figures)
    demandFor(actor, 'indicators.record', owners.get(indicatorId) ?? null, around.get(areaId));
}
