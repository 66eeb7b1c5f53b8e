import { z } from 'zod';
import { erasePersonalData } from '../../../kernel/audit/erase-personal-data.ts';
import { recordAct } from '../../../kernel/audit/record-act.ts';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import { type Actor, systemActor } from '../../../kernel/identity/actor.ts';
import { forgetNoticesTo } from '../../../kernel/notifications/notify.ts';
import { indexRecords } from '../../../kernel/search/index-entries.ts';
import type { Instant } from '../../../kernel/time.ts';
import type { ReportId } from '../contract.ts';
import { reportSearch } from '../server/search-source.ts';
import { tellReportChanged } from '../server/tell-change.ts';
import type { ToErase } from './own-data-contract.ts';
import { knownNames, maskingOf } from './suggest-masking.ts';

/**
 * Erases what is personal in a report: who to reach; of what was said all but the masked copy; photos all but their public
 * copies. The report, its figures and its trail stay: the trail holds salted hashes of what is gone and can be verified as
 * before. Answers how many photos went.
 */
export async function eraseReportData(
  tx: Tx,
  actor: Actor,
  id: ReportId,
  { contact, words, photos }: ToErase,
  why: string,
  at: Instant,
): Promise<number> {
  if (contact) await eraseContact(tx, id, at);
  if (words) {
    await eraseWords(tx, id, at);
    await indexRecords(tx, [reportSearch], [id]);
  }
  const gone = photos ? await erasePhotos(tx, id) : 0;
  await tx.run(sql`update report set changed_at = ${at}, version = version + 1 where id = ${id}`);
  if (contact || words) await erasePersonalData(tx, systemActor, { kind: 'report', id }, why, at);
  const after = { contact, words, photos: gone };
  await recordAct(tx, actor, 'reports.data-erased', { kind: 'report', id }, { after, reason: why }, at);
  await tellReportChanged(tx, id);
  return gone;
}

const AccountIdRow = z.object({ accountId: z.string().nullable() });

async function eraseContact(tx: Tx, id: ReportId, at: Instant): Promise<void> {
  const by = await tx.row(
    AccountIdRow,
    sql`select account_id as "accountId" from report_reporter where report_id = ${id} for no key update`,
  );
  if (by?.accountId) await forgetNoticesTo(tx, by.accountId, { kind: 'report', id });
  await tx.run(sql`
    update report_reporter set name = null, phone = null, email = null, account_id = null, erased_at = ${at}
     where report_id = ${id}`);
  await tx.run(sql`update report_call set said = null, erased_at = ${at} where report_id = ${id}`);
  await tx.run(sql`update report set channel_ref = null, client_id = null where id = ${id}`);
}

const Words = z.object({
  text: z.string(),
  address: z.string().nullable(),
  publicText: z.string().nullable(),
  publicAddress: z.string().nullable(),
});

/** What a moderator made of the words stays, or else what the rules make of them; answers to questions go. */
async function eraseWords(tx: Tx, id: ReportId, at: Instant): Promise<void> {
  const said = await tx.row(
    Words,
    sql`select text, address, public_text as "publicText", public_address as "publicAddress" from report
         where id = ${id} for no key update`,
  );
  if (said === undefined) return;
  const known = await knownNames(tx, said.address === null ? [said.text] : [said.text, said.address]);
  const text = said.publicText ?? maskingOf(said.text, known).text;
  const address = said.publicAddress ?? (said.address === null ? null : maskingOf(said.address, known).text);
  await tx.run(sql`
    update report set text = ${text.slice(0, 4000)}, address = ${address}, answers = '{}', words_erased_at = ${at}
     where id = ${id}`);
  await tx.run(sql`update report_update set reason = public_reason where report_id = ${id}`);
  await tx.run(sql`update privacy_request set words = null where report_id = ${id} and answered_at is not null`);
}

const FileIdRow = z.object({ fileId: z.string() });

/** Of what the reporter sent; photos of the result are the office's. Contents that no record speaks of are swept away. */
async function erasePhotos(tx: Tx, id: ReportId): Promise<number> {
  const gone = await tx.rows(
    FileIdRow,
    sql`with replaced as (
          select id, file_id from report_photo
           where report_id = ${id} and kind = 'before' and publication = 'public' and public_file_id <> file_id for update
        ), put as (
          update report_photo p set file_id = p.public_file_id from replaced where p.id = replaced.id
        ), removed as (
          delete from report_photo where report_id = ${id} and kind = 'before' and publication <> 'public' returning file_id
        )
        select file_id as "fileId" from replaced union all select file_id from removed`,
  );
  const ids = gone.map(({ fileId }) => fileId);
  if (ids.length > 0) await tx.run(sql`delete from file where id = any(${ids}::uuid[])`);
  return gone.length;
}
