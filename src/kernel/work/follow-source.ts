import { z } from 'zod';
import { sql, type Tx } from '../db/db.ts';
import type { HappeningKind } from '../following/happenings.ts';
import { sameIn, type TellSource } from '../following/sources.ts';
import { areaSubjects } from '../following/subjects.ts';
import { tellFollowers } from '../following/tell-followers.ts';
import { say } from '../http/language.ts';
import type { Language } from '../messages.ts';
import { dayWords } from '../notifications/words.ts';
import { Day, dayOf, type Instant } from '../time.ts';
import { bucketOf } from './bucket.ts';
import type { Held } from './held.ts';
import { workMessages } from './messages.ts';
import { WorkState } from './states.ts';

const Row = z.object({
  id: z.string(),
  title: z.string(),
  state: WorkState,
  owner: z.string(),
  originalDueOn: Day.nullable(),
  finishedOn: Day.nullable(),
});

/** Published tasks, with how they stand, who owes them, and since when they are late. */
export const taskTold: TellSource = {
  aboutKind: 'work-item',
  async inPublic(reads, ids, now) {
    const rows = await reads.rows(
      Row,
      sql`select w.id, w.title, w.state, o.name as owner, w.original_due_on as "originalDueOn",
                 w.finished_on as "finishedOn"
            from work_item w join organisation o on o.id = w.owner_id
           where w.id = any(${[...ids]}::uuid[]) and w.published`,
    );
    return rows.map(({ id, title, owner, ...dated }) => {
      const dueOn = bucketOf(dated, dayOf(now)) === 'overdue' ? dated.originalDueOn : null;
      const standing = (language: Language) =>
        [
          say(workMessages[`work.state.${dated.state}`], language),
          owner,
          ...(dueOn === null
            ? []
            : [say(workMessages['work.told-late'], language, { dueOn: dayWords(dueOn, language) })]),
        ].join(' · ');
      const detail = { vi: standing('vi'), en: standing('en') };
      return { id, title: sameIn(title), detail, paths: sameIn(`/tasks/${id}`) };
    });
  },
};

/** Whoever follows the directive, or the area, hears of a published task of it: that it is there, and that it moved. */
export async function tellTaskFollowers(
  tx: Tx,
  id: string,
  { before, after }: { before: Followed | null; after: Followed },
  at: Instant,
): Promise<void> {
  if (after.sourceKind !== 'directive' || !after.published || after.restricted) return;
  const isNew = before?.published !== true;
  if (!isNew && before.state === after.state) return;
  await tellOfTask(tx, id, isNew ? 'task.published' : 'task.progressed', at);
}

/** The same followers hear that its day has passed. */
export const tellTaskIsLate = (tx: Tx, id: string, at: Instant): Promise<void> =>
  tellOfTask(tx, id, 'task.overdue', at);

const tellOfTask = (tx: Tx, id: string, kind: HappeningKind, at: Instant): Promise<void> =>
  tellFollowers(
    tx,
    {
      kind,
      about: { kind: 'work-item', id },
      subjects: sql`(select ${areaSubjects(sql`w.area_id`)} || ('directive:' || w.source_id) from work_item w where w.id = ${id})`,
    },
    at,
  );

type Followed = Pick<Held, 'sourceKind' | 'published' | 'restricted' | 'state'>;
