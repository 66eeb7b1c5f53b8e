import { createHash } from 'node:crypto';
import { z } from 'zod';
import { sql, type Tx } from '../../../../kernel/db/db.ts';
import { seal, unseal } from '../../../../kernel/identity/secrets.ts';
import { enqueue, jobKind } from '../../../../kernel/jobs/jobs.ts';
import { isForGood, withoutAddress } from '../../../../kernel/notifications/mail/faults.ts';
import { openMailRoom } from '../../../../kernel/notifications/mail/smtp.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import type { Services } from '../../../../kernel/services.ts';
import { originOf } from '../../../../kernel/settings/settings.ts';
import type { Instant } from '../../../../kernel/time.ts';
import { readSettings } from '../../server/settings.ts';
import { demandPace } from '../../server/throttle-intake.ts';
import { composeAnswer } from './compose-answer.ts';
import type { Letter } from './read-mail.ts';
import { Remark } from './remarks.ts';

/** So many answers to one address within a day: a sender may be false, and whoever it names has asked for none. */
const mostAnswers = { perAddress: 3, addressMinutes: 24 * 60 };

/** To whom, and to which letter, are sealed: they stand nowhere else, and go with the job. */
const Payload = z.object({ key: z.string(), sealed: z.string() });
const Sealed = z.object({ address: z.string(), messageId: z.string().nullable() });
const RemarksRow = z.object({ remarks: z.array(Remark) });

/** Asks for a letter to the sender of one that became no report; none goes to what a machine wrote. */
export async function askForAnswer(
  tx: Tx,
  { secret }: Services,
  { letter: { answerTo: address, messageId }, key }: { letter: Letter; key: string },
  at: Instant,
): Promise<void> {
  if (address === null) return;
  const settings = { ...(await readSettings(tx)), ...mostAnswers };
  const isTooMany = await tx
    .attempt((inner) => demandPace(inner, { secret, who: { account: `answers to ${address}` } }, settings, at))
    .then(() => false)
    .catch((error) => {
      if (error instanceof Refusal && error.kind === 'too-many') return true;
      throw error;
    });
  if (isTooMany) return;
  const sealed = await seal(secret, JSON.stringify({ address, messageId }));
  await enqueue(tx, answerLetter, { key, sealed }, { key });
}

/** Tells the sender of a letter why it became no report, and what they can do. */
export const answerLetter = jobKind({
  name: 'reports.answer-letter',
  payload: Payload,
  run: async ({ db, clock, settings, secret }: Services, { key, sealed }) => {
    const room = openMailRoom(settings);
    if (room === undefined) return;
    try {
      const found = await db.reads.row(
        RemarksRow,
        sql`select remarks from intake_mail where message_key = ${key} and outcome in ('refused', 'failed')`,
      );
      if (found === undefined) return; // taken in the meantime
      const { address, messageId } = Sealed.parse(JSON.parse(await unseal(secret, sealed)));
      const origin = originOf(settings);
      const known = createHash('sha256').update(`answer ${key}`).digest('hex').slice(0, 32);
      const isNumber = messageId !== null && /^<[^\s<>]{1,250}>$/.test(messageId);
      const posting = {
        ...composeAnswer(found.remarks, { city: settings.CITY_NAME, formUrl: `${origin}/report` }),
        to: { name: '', address },
        messageId: `<${known}@${new URL(origin).hostname}>`,
        headers: {
          ...(isNumber ? { 'in-reply-to': messageId, references: messageId } : {}),
          'x-auto-response-suppress': 'All',
        },
      };
      try {
        await room.send(posting);
      } catch (error) {
        if (isForGood(error)) return;
        throw withoutAddress(error);
      }
      await db.inTransaction((tx) =>
        tx.run(sql`update intake_mail set answered_at = ${clock()} where message_key = ${key}`),
      );
    } finally {
      room.close();
    }
  },
});
