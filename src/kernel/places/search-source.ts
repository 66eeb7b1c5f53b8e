import { z } from 'zod';
import { sql } from '../db/db.ts';
import { everybody } from '../search/marks.ts';
import { SearchFacts, type SearchSource } from '../search/source.ts';
import { areaFullName } from '../work/rows.ts';

const Row = z.object({ id: z.string(), name: z.string(), aliases: z.array(z.string()), note: z.string().nullable() });

/** Places by their names. */
export const placeSearch: SearchSource = {
  kind: 'place',
  records: sql`select id from place order by id`,
  async entriesOf(tx, ids) {
    const rows = await tx.rows(
      Row,
      sql`select p.id, p.name, p.note,
                 to_jsonb(array(select alias from place_alias where place_id = p.id order by alias)) as aliases
            from place p where p.id = any(${[...ids]}::uuid[]) order by p.id`,
    );
    return rows.map(({ id, name, aliases, note }) => ({
      id,
      recordId: id,
      open: true,
      title: name,
      names: aliases,
      number: null,
      body: [...aliases, note ?? ''].join('. '),
      beside: '',
      seenBy: [everybody],
    }));
  },
  keysOf: async () => [[everybody]],
  factsOf: (tx, _actor, ids) =>
    tx.rows(
      SearchFacts,
      sql`select p.id, case when p.geometry is null then 'unplaced' else 'placed' end as state, null as organisation,
                 ${areaFullName} as area, '/places/' || p.id as url, p.placed_at as "updatedAt"
            from place p left join area a on a.id = p.area_id where p.id = any(${[...ids]}::uuid[])`,
    ),
};
