import { z } from 'zod';
import { type Reads, sql } from '../../../kernel/db/db.ts';
import type { Point } from '../../../kernel/geo/contract.ts';
import { geometryValue } from '../../../kernel/geo/sql.ts';
import { PlaceKind } from '../../../kernel/places/contract.ts';
import type { Day } from '../../../kernel/time.ts';
import type { Category } from '../categories/contract.ts';
import { listCategories } from '../categories/queries.ts';
import { learn, type Model } from './learn.ts';
import { type Suggestion, suggestCategories } from './suggest-category.ts';

/** A place is near within so many metres of its edge. */
const nearM = 80;
const metresToDegrees = 1 / 100_000; // a little wide at our latitudes: it only narrows the search

/** What was learnt of the categories as they are; learnt anew when one of them changed. */
let learnt: { of: string; model: Model } | undefined;

function modelOf(categories: readonly Category[]): Model {
  const of = categories.map(({ id, version }) => `${id} ${version}`).join(',');
  if (learnt?.of !== of) {
    const described = categories.map(({ code, name, keywords }) => ({ code, name: name.vi, keywords }));
    learnt = { of, model: learn(described) };
  }
  return learnt.model;
}

/** Which of the categories offered on the day a report may belong to, by its words and by what lies near. */
export async function suggestForReport(
  tx: Reads,
  { text, position }: { text: string; position?: Point | undefined },
  day: Day,
): Promise<Suggestion[]> {
  const categories = await listCategories(tx, day);
  const nearest = position === undefined ? null : await nearestKind(tx, position);
  return categories.length === 0 ? [] : suggestCategories(modelOf(categories), text, nearest);
}

const KindRow = z.object({ kind: PlaceKind });

async function nearestKind(tx: Reads, position: Point): Promise<PlaceKind | null> {
  const point = geometryValue(position);
  const found = await tx.row(
    KindRow,
    sql`select p.kind from place p
         where p.geometry && ST_Expand(${point}, ${nearM * metresToDegrees}::float8)
           and ST_DWithin(p.geometry::geography, ${point}::geography, ${nearM})
         order by ST_Distance(p.geometry::geography, ${point}::geography), p.id limit 1`,
  );
  return found?.kind ?? null;
}
