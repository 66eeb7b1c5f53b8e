import { z } from 'zod';
import { sql } from '../db/db.ts';
import { everybody } from '../search/marks.ts';
import { SearchFacts, type SearchSource } from '../search/source.ts';

const Row = z.object({
  id: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  parent: z.string().nullable(),
  inForce: z.boolean(),
});

/** Organisations by their names, those that have ended too. */
export const organisationSearch: SearchSource = {
  kind: 'organisation',
  records: sql`select id from organisation order by id`,
  async entriesOf(tx, ids) {
    const rows = await tx.rows(
      Row,
      sql`select o.id, o.name, parent.name as parent, o.valid_to is null as "inForce",
                 to_jsonb(array(select alias from organisation_alias where organisation_id = o.id order by alias)) as aliases
            from organisation o left join organisation parent on parent.id = o.parent_id
           where o.id = any(${[...ids]}::uuid[]) order by o.id`,
    );
    return rows.map(({ id, name, aliases, parent, inForce }) => ({
      id,
      recordId: id,
      open: inForce,
      title: name,
      names: aliases,
      number: null,
      body: aliases.join('. '),
      beside: parent ?? '',
      seenBy: [everybody],
    }));
  },
  keysOf: async () => [[everybody]],
  factsOf: (tx, _actor, ids) =>
    tx.rows(
      SearchFacts,
      sql`select o.id, case when o.valid_to is null then 'in-force' else 'ended' end as state,
                 parent.name as organisation, null as area, '/tasks?owner=' || o.id as url, null as "updatedAt"
            from organisation o left join organisation parent on parent.id = o.parent_id
           where o.id = any(${[...ids]}::uuid[])`,
    ),
};
