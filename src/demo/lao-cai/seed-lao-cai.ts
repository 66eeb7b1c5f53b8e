import type { AreaId } from '../../kernel/areas/contract.ts';
import { createArea } from '../../kernel/areas/create-area.ts';
import { recordLineage } from '../../kernel/areas/record-lineage.ts';
import { setOutline } from '../../kernel/areas/set-outline.ts';
import type { Tx } from '../../kernel/db/db.ts';
import type { Polygon } from '../../kernel/geo/contract.ts';
import type { Actor } from '../../kernel/identity/actor.ts';
import type { OrganisationId } from '../../kernel/organisations/contract.ts';
import { createOrganisation } from '../../kernel/organisations/create-organisation.ts';
import { recordSuccession } from '../../kernel/organisations/record-succession.ts';
import type { PlaceId } from '../../kernel/places/contract.ts';
import { createPlace } from '../../kernel/places/create-place.ts';
import type { Instant } from '../../kernel/time.ts';
import { reform, seedAreas } from './areas.ts';
import { seedOrganisations } from './organisations.ts';
import { seedPlaces } from './places.ts';
import { sketchAccuracyM, sketchOutlines, sketchSource } from './sketch-outlines.ts';

/** What was entered, by the names this folder uses. */
export interface SeededCity {
  areas: ReadonlyMap<string, AreaId>;
  organisations: ReadonlyMap<string, OrganisationId>;
  places: ReadonlyMap<string, PlaceId>;
}

/** Enters the areas, organisations and places of Lào Cai through the same acts that an office would use. */
export async function seedLaoCai(tx: Tx, actor: Actor, now: Instant): Promise<SeededCity> {
  const areas = await enterAreas(tx, actor, now);
  await enterOutlines(tx, actor, areas, now);
  const organisations = await enterOrganisations(tx, actor, areas, now);
  const places = await enterPlaces(tx, actor, areas, now);
  return { areas, organisations, places };
}

async function enterAreas(tx: Tx, actor: Actor, now: Instant): Promise<Map<string, AreaId>> {
  const ids = new Map<string, AreaId>();
  for (const { key, parent, from = [], ...area } of seedAreas) {
    const parentId = parent === null ? null : idOf(ids, parent);
    const { id } = await createArea(tx, actor, { ...area, parentId }, now);
    ids.set(key, id);
    for (const origin of from) {
      const lineage = { fromId: idOf(ids, origin), toId: id, kind: 'merged', onDay: area.validFrom } as const;
      await recordLineage(tx, actor, lineage, now);
    }
  }
  return ids;
}

async function enterOutlines(tx: Tx, actor: Actor, areas: Map<string, AreaId>, now: Instant): Promise<void> {
  const origin = { source: sketchSource, licence: null, sketch: true, accuracyM: sketchAccuracyM };
  const { former, current, city } = sketchOutlines();
  const outlines: Record<string, Polygon> = { ...former, ...current, 'thanh-pho-lao-cai': city };
  for (const [key, outline] of Object.entries(outlines)) {
    await setOutline(tx, actor, idOf(areas, key), { outline, origin }, now);
  }
}

async function enterOrganisations(
  tx: Tx,
  actor: Actor,
  areas: Map<string, AreaId>,
  now: Instant,
): Promise<Map<string, OrganisationId>> {
  const ids = new Map<string, OrganisationId>();
  for (const { key, parent, area, head, aliases = [], ended, ...organisation } of seedOrganisations) {
    const created = await createOrganisation(
      tx,
      actor,
      {
        ...organisation,
        parentId: parent === null ? null : idOf(ids, parent),
        areaIds: [idOf(areas, area)],
        head: { title: head, personName: null },
        aliases: [...aliases],
        validTo: ended === undefined ? null : reform.on,
      },
      now,
    );
    ids.set(key, created.id);
  }
  for (const { key, ended } of seedOrganisations) {
    for (const successor of ended?.successors ?? []) {
      const succession = { fromId: idOf(ids, key), toId: idOf(ids, successor), kind: ended?.kind ?? 'merged' };
      await recordSuccession(tx, actor, { ...succession, onDay: reform.on }, now);
    }
  }
  return ids;
}

async function enterPlaces(
  tx: Tx,
  actor: Actor,
  areas: Map<string, AreaId>,
  now: Instant,
): Promise<Map<string, PlaceId>> {
  const ids = new Map<string, PlaceId>();
  for (const { area, aliases = [], ...place } of seedPlaces) {
    const areaId = area === undefined ? null : idOf(areas, area);
    const { id } = await createPlace(tx, actor, { ...place, aliases: [...aliases], areaId }, now);
    ids.set(place.name, id);
  }
  return ids;
}

function idOf<Id>(ids: ReadonlyMap<string, Id>, key: string): Id {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`the demo city has no ${key}`);
  return id;
}
