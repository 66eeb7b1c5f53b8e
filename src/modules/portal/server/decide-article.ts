import { recordAct } from '../../../kernel/audit/record-act.ts';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { enqueue } from '../../../kernel/jobs/jobs.ts';
import { conflict, invalid } from '../../../kernel/refusal.ts';
import { indexRecords } from '../../../kernel/search/index-entries.ts';
import type { Instant } from '../../../kernel/time.ts';
import type { ArticleDecided, ArticleId } from '../contract.ts';
import { decided, demandArticleVersion, type HeldArticle, holdArticle, workingAs } from './held-article.ts';
import { publishAtItsTime } from './publish-due.ts';
import { putInPublic } from './put-in-public.ts';
import { articleSearch } from './search-source.ts';
import { tellArticleChanged } from './tell-change.ts';

export interface Which {
  id: ArticleId;
  version: number | null;
}

/** Trình duyệt: from now on the text stands still until somebody decides. */
export async function submitArticle(tx: Tx, actor: Actor, which: Which, at: Instant): Promise<ArticleDecided> {
  const held = await holdArticle(tx, actor, which.id, 'articles.write');
  demandArticleVersion(held, which.version);
  const { id, lead, correction } = workingAs(held, ['draft'], 'portal.not-a-draft');
  if (lead === '') throw invalid('portal.lead-missing');
  if (held.publishedVersionId !== null && correction === null) throw invalid('portal.correction-missing');
  await tx.run(sql`update article_version set standing = 'submitted', returned_reason = null where id = ${id}`);
  await moveOn(tx, held, 'submitted', at);
  return leaveTrace(tx, actor, held, 'portal.article-submitted', {}, at);
}

/** Trả lại, rút lại: back to the desk of who writes, by whoever reviews or by the writer, from review or before its time. */
export async function returnArticle(
  tx: Tx,
  actor: Actor,
  which: Which,
  reason: string | null,
  at: Instant,
): Promise<ArticleDecided> {
  const held = await holdArticle(tx, actor, which.id, 'articles.write', 'articles.publish');
  demandArticleVersion(held, which.version);
  const { id } = workingAs(held, ['submitted', 'scheduled'], 'portal.not-submitted');
  await tx.run(sql`
    update article_version set standing = 'draft', publish_at = null, returned_reason = ${reason} where id = ${id}`);
  await moveOn(tx, held, 'draft', at);
  return leaveTrace(tx, actor, held, 'portal.article-returned', { ...(reason === null ? {} : { reason }) }, at);
}

const aYearMs = 366 * 24 * 60 * 60 * 1000;

/** Duyệt đăng: in public at once, or at a time ahead. */
export async function publishArticle(
  tx: Tx,
  actor: Actor,
  which: Which,
  publishAt: Instant | null,
  at: Instant,
): Promise<ArticleDecided> {
  const held = await holdArticle(tx, actor, which.id, 'articles.publish');
  demandArticleVersion(held, which.version);
  const { id } = workingAs(held, ['submitted', 'scheduled'], 'portal.not-submitted');
  if (publishAt === null) {
    await putInPublic(tx, actor, held, id, at);
    return decided(tx, held);
  }
  const ahead = Date.parse(publishAt) - Date.parse(at);
  if (ahead <= 0) throw invalid('portal.schedule-past');
  if (ahead > aYearMs) throw invalid('portal.schedule-far');
  await tx.run(sql`
    update article_version set standing = 'scheduled', publish_at = ${publishAt}, decided_by = ${actor.id} where id = ${id}`);
  await moveOn(tx, held, 'scheduled', at);
  await enqueue(tx, publishAtItsTime, { versionId: id }, { at: publishAt, key: id });
  return leaveTrace(tx, actor, held, 'portal.article-scheduled', { after: { publishAt } }, at);
}

/** Gỡ bài: readers no longer see it, and are told so where its address is known. */
export async function withdrawArticle(
  tx: Tx,
  actor: Actor,
  which: Which,
  reason: string,
  at: Instant,
): Promise<ArticleDecided> {
  const held = await holdArticle(tx, actor, which.id, 'articles.publish');
  demandArticleVersion(held, which.version);
  if (held.state === 'withdrawn') throw conflict('portal.withdrawn-already');
  if (held.state !== 'published') throw conflict('portal.not-published');
  await discardWorking(tx, held);
  await tx.run(sql`
    update article set state = 'withdrawn', withdrawn_at = ${at}, withdrawn_reason = ${reason}, listed_at = ${at},
           version = version + 1
     where id = ${held.id}`);
  await indexRecords(tx, [articleSearch], [held.id]);
  return leaveTrace(tx, actor, held, 'portal.article-withdrawn', { reason }, at);
}

/** Bỏ bản nháp: what was never published is over; of a published article, the correction alone. */
export async function discardDraft(tx: Tx, actor: Actor, which: Which, at: Instant): Promise<ArticleDecided> {
  const held = await holdArticle(tx, actor, which.id, 'articles.write');
  demandArticleVersion(held, which.version);
  workingAs(held, ['draft'], 'portal.not-a-draft');
  await discardWorking(tx, held);
  await tx.run(sql`
    update article set version = version + 1,
           state = case when state = 'published' then state else 'withdrawn' end,
           withdrawn_at = case when state = 'published' then null else ${at}::timestamptz end
     where id = ${held.id}`);
  return leaveTrace(tx, actor, held, 'portal.draft-discarded', {}, at);
}

const discardWorking = (tx: Tx, { id }: HeldArticle): Promise<number> =>
  tx.run(sql`
    update article_version set standing = 'discarded', publish_at = null
     where article_id = ${id} and standing in ('draft', 'submitted', 'scheduled')`);

/** A published article stays in public while its correction goes its way. */
const moveOn = (tx: Tx, { id }: HeldArticle, to: 'draft' | 'submitted' | 'scheduled', at: Instant): Promise<number> =>
  tx.run(sql`
    update article set version = version + 1,
           state = case when state = 'published' then state else ${to}::text end,
           listed_at = case when state = 'published' then listed_at else ${at}::timestamptz end
     where id = ${id}`);

async function leaveTrace(
  tx: Tx,
  actor: Actor,
  held: HeldArticle,
  act: string,
  change: { after?: object; reason?: string },
  at: Instant,
): Promise<ArticleDecided> {
  await recordAct(tx, actor, act, { kind: 'article', id: held.id }, change, at);
  await tellArticleChanged(tx, held.id);
  return decided(tx, held);
}
