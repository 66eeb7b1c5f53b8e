import { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { postgis } from '@electric-sql/pglite-postgis';
import type { DurableFiles } from './durable-files.ts';
import { durableStart } from './durable-files.ts';
import { parseAsText, parseBigint, parseInstant, serializeJson, typeOid } from './values.ts';

/** The embedded engine as this program uses it, over a folder that keeps what was committed, or in memory. */
export function createPglite(files: DurableFiles | null) {
  return PGlite.create({
    ...(files === null ? {} : { fs: files, startParams: durableStart(PGlite.defaultStartParams) }),
    extensions: { postgis, unaccent, pg_trgm, btree_gist },
    parsers: {
      [typeOid.int8]: parseBigint,
      [typeOid.date]: parseAsText,
      [typeOid.timestamp]: parseInstant,
      [typeOid.timestamptz]: parseInstant,
    },
    serializers: { [typeOid.json]: serializeJson, [typeOid.jsonb]: serializeJson },
  });
}

export type Pglite = Awaited<ReturnType<typeof createPglite>>;
