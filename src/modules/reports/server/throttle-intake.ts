import { isIPv6 } from 'node:net';
import { z } from 'zod';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import { keyedHash } from '../../../kernel/identity/secrets.ts';
import { schedule } from '../../../kernel/jobs/jobs.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Instant } from '../../../kernel/time.ts';
import type { ReportSettings } from './settings.ts';

/** One household or office: the address itself, or the first half of an IPv6 address. */
const network = (address: string) => (isIPv6(address) ? address.split(':').slice(0, 4).join(':') : address);

const CountAndFirstRow = z.object({ n: z.int(), first: z.number().nullable() });

/**
 * Who sends very many reports is asked to send the next ones later: nothing that was sent is dropped, and what is refused
 * stays with its sender, who is told when to send it again. Telephone networks put many people behind one address, so
 * the limit is generous, and people who are signed in are counted by themselves.
 */
export async function demandPace(
  tx: Tx,
  from: { secret: string; who: { account: string } | { address: string } },
  { perAddress, addressMinutes }: ReportSettings,
  now: Instant,
): Promise<void> {
  const { secret, who } = from;
  const key = keyedHash(secret, 'account' in who ? `reporter ${who.account}` : `reports from ${network(who.address)}`);
  const lock = tx.run(sql`select pg_advisory_xact_lock(hashtext(${key}))`);
  const count = tx.row(
    CountAndFirstRow,
    sql`select count(*)::int as n, extract(epoch from min(at) + make_interval(mins => ${addressMinutes}) - ${now}::timestamptz)::float8 as first
          from report_intake
         where address_key = ${key} and at > ${now}::timestamptz - make_interval(mins => ${addressMinutes})`,
  );
  const [, sent] = await Promise.all([lock, count]); // one after the other, and waited for once
  if ((sent?.n ?? 0) >= perAddress) {
    const retryAfterSeconds = Math.max(1, Math.ceil(sent?.first ?? 60));
    throw new Refusal('too-many', 'reports.too-many', {
      minutes: Math.ceil(retryAfterSeconds / 60),
      retryAfterSeconds,
    });
  }
  await tx.run(sql`insert into report_intake (address_key, at) values (${key}, ${now})`);
}

/** Who sent how many is forgotten after a day. Answers how many it were. */
export const forgetSent = (tx: Tx, now: Instant): Promise<number> =>
  tx.run(sql`delete from report_intake where at < ${now}::timestamptz - interval '1 day'`);

export const forgetIntake = schedule({
  name: 'reports.forget-intake',
  every: { minutes: 60 },
  run: async ({ db, clock }) => {
    await db.inTransaction((tx) => forgetSent(tx, clock()));
  },
});
