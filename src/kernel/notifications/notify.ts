import { Temporal } from 'temporal-polyfill';
import { v7 as timeOrderedUuid } from 'uuid';
import { z } from 'zod';
import { sql, type Tx } from '../db/db.ts';
import { emit } from '../events/emit.ts';
import { enqueue } from '../jobs/jobs.ts';
import { asInstant, Instant } from '../time.ts';
import type { NoticeParams, NoticeSection } from './contract.ts';
import type { NoticeKind } from './kinds.ts';
import { deliverMail } from './mail/deliver-mail.ts';
import { takes } from './preferences.ts';
import { deliverPush } from './push/deliver-push.ts';
import { outsideQuietHours } from './quiet-hours.ts';

/** Something people should know. */
export interface NewNotice {
  /** Accounts; one that is named twice is told once, one that does not exist not at all. */
  to: readonly string[];
  kind: NoticeKind;
  about: { kind: string; id: string };
  /** Of the record; null for restricted work. */
  title?: string | null;
  /** Whether everybody may know the title: only then may it stand in the subject of a mail. */
  titleIsPublic?: boolean;
  /** Numbers, and days and instants under names that end in `On` and `At`. No personal data. */
  params?: NoticeParams;
  sections?: readonly NoticeSection[];
}

/** E-mails wait so long for others to come, so that many become one. */
export const mailWindowMinutes = 10;

const Told = z.object({
  accountId: z.string(),
  quietFrom: z.string().nullable(),
  quietUntil: z.string().nullable(),
  inbox: z.boolean(),
  email: z.boolean(),
  push: z.boolean(),
});

/**
 * Tells people within the act's transaction: in their inbox at once, by e-mail and push as each of them has chosen, by
 * jobs of their own that wait for the quiet hours to end.
 */
export async function notify(tx: Tx, notice: NewNotice, at: Instant): Promise<number> {
  const { kind, about, title = null, titleIsPublic = false, params = {}, sections } = notice;
  const to = [...new Set(notice.to)].filter((id) => z.uuid().safeParse(id).success);
  if (to.length === 0) return 0;
  const told = await tx.rows(
    Told,
    sql`select a.id as "accountId", to_char(s.quiet_from, 'HH24:MI') as "quietFrom",
               to_char(s.quiet_until, 'HH24:MI') as "quietUntil", ${takes(kind, 'inbox')} as inbox,
               ${takes(kind, 'email')} and coalesce(s.mail, true) as email,
               ${takes(kind, 'push')} and exists (select from push_subscription p where p.account_id = a.id) as push
          from account a
          left join notice_settings s on s.account_id = a.id
          left join notice_channel c on c.account_id = a.id and c.kind = ${kind}
         where a.id = any(${to}::uuid[])
         order by a.id`,
  );
  const reached = told.filter(({ inbox, email, push }) => inbox || email || push);
  if (reached.length === 0) return 0;
  const rows = reached.map((person) => ({
    id: timeOrderedUuid(),
    account_id: person.accountId,
    in_inbox: person.inbox,
    mail_after: person.email ? notBefore(person, addMinutes(at, isWarning(kind) ? 0 : mailWindowMinutes)) : null,
    push_after: person.push ? notBefore(person, at) : null,
  }));
  await tx.run(sql`
    insert into notice (id, account_id, kind, about_kind, about_id, title, title_is_public, params, sections, at, in_inbox,
                        mail_after, push_after)
    select id, account_id, ${kind}, ${about.kind}, ${about.id}, ${title}, ${titleIsPublic && title !== null},
           ${params}::jsonb, ${sections === undefined ? null : JSON.stringify(sections)}::jsonb, ${at}, in_inbox, mail_after, push_after
      from jsonb_to_recordset(${rows}::jsonb)
        as told (id uuid, account_id uuid, in_inbox boolean, mail_after timestamptz, push_after timestamptz)`);
  await askForDelivery(
    tx,
    reached.map(({ accountId }) => accountId),
    at,
  );
  const onlyFor = reached.filter(({ inbox }) => inbox).map(({ accountId }) => accountId);
  if (onlyFor.length > 0) await emit(tx, { kind: 'notice.added', about, onlyFor });
  return reached.length;
}

const notBefore = ({ quietFrom, quietUntil }: z.infer<typeof Told>, at: Instant): Instant =>
  outsideQuietHours(quietFrom === null || quietUntil === null ? null : { from: quietFrom, until: quietUntil }, at);

const isWarning = (kind: NoticeKind): boolean => kind.startsWith('warning.');

const addMinutes = (at: Instant, minutes: number): Instant => asInstant(Temporal.Instant.from(at).add({ minutes }));

const Waiting = z.object({ accountId: z.string(), mailAt: Instant.nullable(), pushAt: Instant.nullable() });

/**
 * One job each for the mails and the pushes of a person, at the time of the first that is still to come: later ones join
 * it and do not put it off. What is long due failed before; it goes with the newest.
 */
async function askForDelivery(tx: Tx, accountIds: readonly string[], at: Instant): Promise<void> {
  const waiting = await tx.rows(
    Waiting,
    sql`select a.id as "accountId",
               (select mail_after from notice n
                 where n.account_id = a.id and mail_after >= ${at} and mailed_at is null
                 order by mail_after limit 1) as "mailAt",
               (select push_after from notice n
                 where n.account_id = a.id and push_after >= ${at} and pushed_at is null
                 order by push_after limit 1) as "pushAt"
          from unnest(${[...accountIds]}::uuid[]) as a (id)`,
  );
  for (const { accountId, mailAt, pushAt } of waiting) {
    if (mailAt !== null) await enqueue(tx, deliverMail, { accountId }, { at: mailAt, key: accountId });
    if (pushAt !== null) await enqueue(tx, deliverPush, { accountId }, { at: pushAt, key: accountId });
  }
}

/** After a record was restricted: nobody but the named keeps a notice of it, and no notice keeps its title. */
export async function forgetNoticesAbout(
  tx: Tx,
  about: { kind: string; id: string },
  exceptFor: readonly string[],
): Promise<void> {
  await tx.run(sql`
    delete from notice where about_kind = ${about.kind} and about_id = ${about.id}
       and not account_id = any(${[...exceptFor]}::uuid[])`);
  await tx.run(sql`
    update notice set title = null, title_is_public = false
     where about_kind = ${about.kind} and about_id = ${about.id}`);
}

/** After somebody had erased that a record concerned them: no notice tells it of them. */
export async function forgetNoticesTo(tx: Tx, accountId: string, about: NewNotice['about']): Promise<void> {
  await tx.run(sql`
    delete from notice where account_id = ${accountId}::uuid and about_kind = ${about.kind} and about_id = ${about.id}`);
}
