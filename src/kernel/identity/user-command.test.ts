import { Command } from 'commander';
import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../test/city.ts';
import { sql } from '../db/db.ts';
import { userCommand } from './user-command.ts';

async function run({ services }: TestCity, ...words: string[]): Promise<string> {
  const printed: string[] = [];
  const program = new Command().exitOverride();
  userCommand(
    program,
    (work) => work(services),
    (text) => printed.push(text),
  );
  await program.parseAsync(['user', ...words], { from: 'user' });
  return printed.join('');
}

test('an account made on the command line signs in with the password that was printed', () =>
  inTestCity(async (city) => {
    await city.tx.run(sql`update organisation set identifier = 'H38.1' where id = ${city.office}`);
    const named = ['--email', 'Moi@test.example', '--name', 'Người mới', '--role', 'head', '--organisation', 'H38.1'];
    const [email, password] = (await run(city, 'create', ...named)).split('\n');
    expect(email).toBe('moi@test.example');
    const url = '/api/v1/session';
    const session = await city.request(null, { method: 'POST', url, payload: { email, password } });
    expect(session.json()).toMatchObject({
      appointments: [{ role: 'head', organisationId: city.office }],
      mustChangePassword: true,
    });
    await expect(run(city, 'create', ...named)).rejects.toMatchObject({ code: 'identity.email-taken' });
  }));

test('somebody who lost phone and codes gets in with the password again', () =>
  inTestCity(async (city) => {
    const { tx, staff, now } = city;
    await tx.run(sql`
      insert into one_time_code (account_id, sealed_secret, confirmed_at, created_at)
      values (${staff.id}, 'sealed', ${now}, ${now})`);
    const cookie = await city.cookieOf(staff);
    expect(await run(city, 'reset-second-factor', ' Staff@test.example ')).toBe('staff@test.example\n');
    expect(await tx.text(sql`select count(*)::text from one_time_code`)).toBe('0');
    const session = await city.request(null, { url: '/api/v1/session', headers: { cookie } });
    expect(session.json().account).toBeNull(); // whoever was signed in is asked again
    const act = await tx.text(sql`select actor_kind from act where act = 'identity.second-factor-reset'`);
    expect(act).toBe('system');
    await expect(run(city, 'reset-second-factor', 'nobody@test.example')).rejects.toMatchObject({
      code: 'identity.account-not-found',
    });
  }));
