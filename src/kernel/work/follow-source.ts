import { z } from 'zod';
import { sql, type Tx } from '../db/db.ts';
import { sameIn, type TellSource } from '../following/sources.ts';
import { areaSubjects } from '../following/subjects.ts';
import { tellFollowers } from '../following/tell-followers.ts';
import { say } from '../http/language.ts';
import type { Language } from '../messages.ts';
import type { Instant } from '../time.ts';
import type { Held } from './held.ts';
import { workMessages } from './messages.ts';
import { WorkState } from './states.ts';

const Row = z.object({ id: z.string(), title: z.string(), state: WorkState, owner: z.string() });

/** Published tasks, with how they stand and who owes them. */
export const taskTold: TellSource = {
  aboutKind: 'work-item',
  async inPublic(reads, ids) {
    const rows = await reads.rows(
      Row,
      sql`select w.id, w.title, w.state, o.name as owner from work_item w join organisation o on o.id = w.owner_id
           where w.id = any(${[...ids]}::uuid[]) and w.published`,
    );
    return rows.map(({ id, title, state, owner }) => {
      const standing = (language: Language) => `${say(workMessages[`work.state.${state}`], language)} · ${owner}`;
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
  await tellFollowers(
    tx,
    {
      kind: isNew ? 'task.published' : 'task.progressed',
      about: { kind: 'work-item', id },
      subjects: sql`(select ${areaSubjects(sql`w.area_id`)} || ('directive:' || w.source_id) from work_item w where w.id = ${id})`,
    },
    at,
  );
}

type Followed = Pick<Held, 'sourceKind' | 'published' | 'restricted' | 'state'>;
