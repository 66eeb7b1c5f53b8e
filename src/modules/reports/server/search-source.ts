import { z } from 'zod';
import { isOneOf, sql, type Tx } from '../../../kernel/db/db.ts';
import { indexRecords, markOpen } from '../../../kernel/search/index-entries.ts';
import { SearchFacts, type SearchSource } from '../../../kernel/search/source.ts';
import { areaFullName } from '../../../kernel/work/rows.ts';
import { keysOfWork, seenByOfWork } from '../../../kernel/work/search-source.ts';
import { viewerOf } from '../../../kernel/work/visibility.ts';
import type { HeldReport } from './held-report.ts';
import { stateWord } from './rows.ts';
import { visibleReports } from './visibility.ts';

const Row = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  titleInEnglish: z.string(),
  text: z.string(),
  address: z.string(),
  closed: z.boolean(),
  published: z.boolean(),
  restricted: z.boolean(),
  areaId: z.string().nullable(),
  organisationIds: z.array(z.string()),
  candidateIds: z.array(z.string()),
  readerIds: z.array(z.string()),
});

/** Who sees a report because it lies at their border; those of an area alone do not. */
const ofNeighbour = (organisationId: string): string => `neighbour:${organisationId}`;

/**
 * Reports by what was said, their number and their category. What is published is found by the words as moderated, by
 * everybody alike: nobody finds by a name or a plate what the public reads masked. The rest is found as it was said, by those
 * who see it; of what is restricted nobody but the people named for it learns anything, nor that there is something.
 */
export const reportSearch: SearchSource = {
  kind: 'report',
  isKnownByItsText: true,
  records: sql`select id from report order by id`,
  async entriesOf(tx, ids) {
    const rows = await tx.rows(
      Row,
      sql`select r.id, r.number, c.name_vi as title, c.name_en as "titleInEnglish",
                 coalesce(case when r.publication = 'public' then r.public_text else r.text end, '') as text,
                 coalesce(case when r.publication = 'public' then r.public_address else r.address end, '') as address,
                 r.closed_at is not null as closed, r.publication = 'public' as published, r.restricted,
                 r.area_id as "areaId",
                 to_jsonb(array_remove(array[r.owner_id, r.given_by_id], null) || array(
                   select organisation_id from work_partner where work_item_id = r.work_item_id)) as "organisationIds",
                 to_jsonb(array(select organisation_id from report_candidate x where x.report_id = r.id)) as "candidateIds",
                 to_jsonb(array(
                   select account_id from work_item_reader where work_item_id = r.work_item_id)) as "readerIds"
            from report r join report_category c on c.id = r.category_id
           where ${isOneOf(sql`r.id`, ids)} order by r.id`,
    );
    return rows.map((report) => ({
      id: report.id,
      recordId: report.id,
      open: !report.closed,
      title: report.title,
      names: [],
      number: report.number,
      body: report.text,
      beside: `${report.address} ${report.titleInEnglish}`,
      seenBy: [
        ...seenByOfWork(report),
        ...(report.published || report.restricted ? [] : report.candidateIds.map(ofNeighbour)),
      ],
    }));
  },
  async keysOf(tx, actor) {
    const { organisations } = viewerOf(actor);
    return [...(await keysOfWork(tx, actor)), ...organisations.map((id) => [ofNeighbour(id)])];
  },
  factsOf: (tx, actor, ids) =>
    tx.rows(
      SearchFacts,
      sql`select r.id, ${stateWord} as state, o.name as organisation, ${areaFullName} as area, '/reports/' || r.id as url,
                 r.changed_at as "updatedAt"
            from report r join organisation o on o.id = r.owner_id left join area a on a.id = r.area_id
           where r.id = any(${[...ids]}::uuid[]) and ${visibleReports(viewerOf(actor))}`,
    ),
};

const tellsWhoFinds = [
  'ownerId',
  'areaId',
  'categoryId',
  'publication',
  'publicText',
  'publicAddress',
  'restricted',
] as const;

/** After a change: written anew only where it is found by other words or by others now; a restricted one always. */
export async function keepReportFound(tx: Tx, before: HeldReport, now: HeldReport): Promise<void> {
  if (now.restricted || tellsWhoFinds.some((what) => before[what] !== now[what])) {
    return indexRecords(tx, [reportSearch], [now.id]);
  }
  const [wasOpen, isOpen] = [before.closedAt === null, now.closedAt === null];
  if (wasOpen !== isOpen) await markOpen(tx, reportSearch, now.id, isOpen);
}
