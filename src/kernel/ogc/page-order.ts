import { z } from 'zod';
import { Query, type Reads, sql } from '../db/db.ts';
import { invalid } from '../refusal.ts';
import type { RecordSource } from './source.ts';

/** In which order rows `f` of a source come page by page, and what tells those after a record. */
export interface PageOrder {
  columns: Query;
  by: Query;
  after: (id: string) => Query;
  /** One row where the record has a place in the order; absent where any identifier has one. */
  placeOf?: (id: string) => Query;
}

/** Along the identifiers, or the newest first where the source says by which instant. */
export function pageOrderOf({ newest }: RecordSource): PageOrder {
  if (newest === undefined) {
    return { columns: sql`f.id`, by: sql`f.id`, after: (id) => sql`f.id > ${id}::uuid` };
  }
  const at = new Query([`f."${newest.by}"`], []);
  return {
    columns: sql`f.id, ${at}`,
    by: sql`${at} desc, f.id desc`,
    after: (id) => sql`(${at}, f.id) < ((${newest.of(id)}), ${id}::uuid)`,
    placeOf: newest.of,
  };
}

const PlaceRow = z.looseObject({});

/** Asked of an empty page: one that goes on from a record nobody knows is refused, for it looks as if there were no more. */
export async function demandPlace(reads: Reads, place: Query | undefined): Promise<void> {
  if (place === undefined) return;
  if ((await reads.row(PlaceRow, place)) === undefined) throw invalid('http.cursor-invalid');
}
