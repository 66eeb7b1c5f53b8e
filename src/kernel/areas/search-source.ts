import { z } from 'zod';
import { sql } from '../db/db.ts';
import { everybody } from '../search/marks.ts';
import { SearchFacts, type SearchSource } from '../search/source.ts';
import { AreaKind, fullNameOf } from './contract.ts';

const Row = z.object({
  id: z.string(),
  code: z.string().nullable(),
  kind: AreaKind,
  name: z.string(),
  inForce: z.boolean(),
});

const FactsRow = SearchFacts.extend({ parentKind: AreaKind.nullable() });

/** Administrative units by name and code, those that were merged away too. */
export const areaSearch: SearchSource = {
  kind: 'area',
  records: sql`select id from area order by valid_from, id`,
  async entriesOf(tx, ids) {
    const rows = await tx.rows(
      Row,
      sql`select id, code, kind, name, valid_to is null as "inForce" from area where id = any(${[...ids]}::uuid[]) order by valid_from, id`,
    );
    return rows.map(({ id, code, kind, name, inForce }) => ({
      id,
      recordId: id,
      open: inForce,
      title: fullNameOf(kind, name),
      names: [name],
      number: code,
      body: '',
      beside: '',
      seenBy: [everybody],
    }));
  },
  keysOf: async () => [[everybody]],
  async factsOf(tx, _actor, ids) {
    // Areas of another day are shown on their last one.
    const rows = await tx.rows(
      FactsRow,
      sql`select a.id, case when a.valid_to is null then 'in-force' else 'ended' end as state, null as organisation,
                 parent.name as area, parent.kind as "parentKind", null as "updatedAt",
                 '/areas?area=' || a.id || case when a.valid_to is null then '' else '&day=' || (a.valid_to - 1) end as url
            from area a left join area parent on parent.id = a.parent_id where a.id = any(${[...ids]}::uuid[])`,
    );
    return rows.map(({ parentKind, area, ...facts }) => ({
      ...facts,
      area: parentKind === null || area === null ? null : fullNameOf(parentKind, area),
    }));
  },
};
