import { z } from 'zod';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import { type SubjectSource, sameIn, type TellSource } from '../../../kernel/following/sources.ts';
import { areaSubjects } from '../../../kernel/following/subjects.ts';
import { tellFollowers } from '../../../kernel/following/tell-followers.ts';
import { say } from '../../../kernel/http/language.ts';
import type { Instant } from '../../../kernel/time.ts';
import { areaFullName } from '../../../kernel/work/rows.ts';
import { mailedAt } from '../by-mail/who.ts';
import { reportsMessages } from '../messages.ts';
import { ReportState } from '../states.ts';
import type { HeldReport } from './held-report.ts';
import { stateWord } from './rows.ts';

const Row = z.object({
  id: z.string(),
  number: z.string(),
  vi: z.string(),
  en: z.string(),
  state: ReportState,
  area: z.string().nullable(),
});

const publicRows = (ids: readonly string[]) => sql`
  select r.id, r.number, c.name_vi as vi, c.name_en as en, ${stateWord} as state,
         case when a.id is not null then ${areaFullName} end as area
    from report r join report_category c on c.id = r.category_id left join area a on a.id = r.area_id
   where r.id = any(${[...ids]}::uuid[]) and r.publication = 'public'`;

const titleOf = ({ number, vi, en }: z.infer<typeof Row>) => ({ vi: `${vi} · ${number}`, en: `${en} · ${number}` });

/** Public reports: what kind, how they stand, where. What people wrote stays on the page. */
export const reportTold: TellSource = {
  aboutKind: 'report',
  toldByLetter: mailedAt,
  async inPublic(reads, ids) {
    return (await reads.rows(Row, publicRows(ids))).map((row) => {
      const standing = (language: 'vi' | 'en') =>
        [say(reportsMessages[`reports.state.${row.state}`], language), row.area]
          .filter((part) => part !== null)
          .join(' · ');
      const detail = { vi: standing('vi'), en: standing('en') };
      return { id: row.id, title: titleOf(row), detail, paths: sameIn(`/reports/${row.id}`) };
    });
  },
};

export const reportSubject: SubjectSource = {
  kind: 'report',
  async named(reads, keys) {
    return (await reads.rows(Row, publicRows(keys))).map((row) => ({
      key: row.id,
      name: titleOf(row),
      paths: sameIn(`/reports/${row.id}`),
    }));
  },
};

/** Whoever follows the report hears of each step it takes in public; whoever follows the area, that it is there. */
export async function tellReportFollowers(tx: Tx, before: HeldReport, after: HeldReport, at: Instant): Promise<void> {
  if (after.publication !== 'public') return;
  const isNew = before.publication !== 'public';
  if (!isNew && before.state === after.state) return;
  const own = sql`array['report:' || r.id]`;
  const subjects = isNew ? sql`${areaSubjects(sql`r.area_id`)} || ${own}` : own;
  await tellFollowers(
    tx,
    {
      kind: isNew ? 'report.published' : 'report.progressed',
      about: { kind: 'report', id: after.id },
      subjects: sql`(select ${subjects} from report r where r.id = ${after.id})`,
    },
    at,
  );
}
