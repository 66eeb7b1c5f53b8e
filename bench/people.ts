import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { newId } from '../src/kernel/brand.ts';
import { sql } from '../src/kernel/db/db.ts';
import type { AccountRole } from '../src/kernel/identity/actor.ts';
import { AccountId } from '../src/kernel/identity/contract.ts';
import { openSession } from '../src/kernel/identity/sessions.ts';
import type { Services } from '../src/kernel/services.ts';

const people = 5000;

/** A directory of officers, spread over the organisations; one of each organisation is signed in. Answers their cookies. */
export async function enterPeople({ db, clock, settings }: Services): Promise<Map<string, string>> {
  const now = clock();
  return db.inTransaction(async (tx) => {
    const organisations = await tx.rows(z.object({ id: z.string() }), sql`select id from organisation order by id`);
    const held = Array.from({ length: people }, (_, n) => ({
      id: newId(AccountId),
      appointment: randomUUID(),
      name: `Người thử ${n + 1}`,
      email: `nguoi-${n + 1}@bench.example`,
      organisation: organisations[n % organisations.length]?.id ?? null,
    }));
    await tx.run(sql`
      insert into account (id, name, email, created_at, updated_at)
      select id, name, email, ${now}, ${now}
        from jsonb_to_recordset(${held}::jsonb) as held (id uuid, name text, email text)`);
    await tx.run(sql`
      insert into appointment (id, account_id, organisation_id, role, valid_from)
      select appointment, id, organisation, 'officer', '2020-01-01'
        from jsonb_to_recordset(${held}::jsonb) as held (id uuid, appointment uuid, organisation uuid)`);
    const cookies = new Map<string, string>();
    for (const { id, organisation } of held.slice(0, organisations.length)) {
      const from = { secondFactor: false, address: '127.0.0.1', agent: undefined } as const;
      const token = await openSession(tx, { accountId: id, by: 'password', ...from }, settings, now);
      if (organisation !== null) cookies.set(organisation, `dothi.session_token=${token}`);
    }
    return cookies;
  });
}

/** One more person with a role for an organisation, or for the whole city, signed in. Answers their cookie. */
export function enterOne(
  { db, clock, settings }: Services,
  role: AccountRole,
  organisationId: string | null,
): Promise<string> {
  const now = clock();
  return db.inTransaction(async (tx) => {
    const accountId = newId(AccountId);
    await tx.run(sql`
      insert into account (id, name, email, created_at, updated_at)
      values (${accountId}, 'Bench', ${`${accountId}@bench.example`}, ${now}, ${now})`);
    await tx.run(sql`
      insert into appointment (id, account_id, organisation_id, role, valid_from)
      values (${randomUUID()}, ${accountId}, ${organisationId}, ${role}, '2020-01-01')`);
    const opening = { accountId, by: 'password', secondFactor: true, address: '127.0.0.1', agent: 'bench' } as const;
    return `dothi.session_token=${await openSession(tx, opening, settings, now)}`;
  });
}
