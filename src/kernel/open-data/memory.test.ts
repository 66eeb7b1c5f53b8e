import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { inTestCity } from '../../../test/city.ts';
import { type Reads, sql } from '../db/db.ts';
import { placeFeatures } from '../places/feature-source.ts';
import { day } from '../time.ts';
import { dataFormats } from './contract.ts';
import { writeFile } from './write-file.ts';

setFlagsFromString('--expose_gc');
const collectGarbage: () => void = runInNewContext('gc');

const records = 20_000;
/** Statements between two looks at the memory: a group of rows of Parquet, so that all looks find it as full. */
const between = 20;
const mostGrowth = 2_000_000;

test(
  'what is held while a set is written to a file does not grow with the set',
  () =>
    inTestCity(async ({ tx, services, now }) => {
      await tx.run(sql`
      insert into place (id, name, kind, note, geometry, accuracy_m, source, placed_by, placed_at)
      select gen_random_uuid(), 'Nơi ' || n, 'park', md5(n::text), ST_SetSRID(ST_MakePoint(103.9, 22.4), 4326), 5, 'thử', 'thử', ${now}
        from generate_series(1, ${records}::int) as n`);
      await tx.run(sql`analyze place`); // else the plan rests on what happens to be known of the table
      const folder = await mkdtemp(join(tmpdir(), 'dothi-memory-'));
      const leaks: string[] = [];
      const leaked = ({ name, message }: Error) => leaks.push(`${name}: ${message}`);
      process.on('warning', leaked);
      for (const format of dataFormats) {
        const held: number[] = [];
        let statements = 0;
        const { reads } = services.db;
        const watched: Reads = {
          ...reads,
          rows: (shape, query) => {
            if (statements++ % between === 0) {
              collectGarbage();
              const { heapUsed, external } = process.memoryUsage();
              held.push(heapUsed + external);
            }
            return reads.rows(shape, query);
          },
        };
        const asked = { format, path: join(folder, format), today: day('2026-03-09'), cutOff: '' };
        expect(await writeFile(watched, placeFeatures, asked)).toBe(records);
        // The first look finds what is made once.
        const [, second = 0, ...later] = held;
        expect([format, later.length > 1, Math.max(...later) - second < mostGrowth]).toEqual([format, true, true]);
      }
      process.off('warning', leaked);
      expect(leaks).toEqual([]); // such as one more listener for each page
      await rm(folder, { recursive: true });
    }),
  240_000,
);
