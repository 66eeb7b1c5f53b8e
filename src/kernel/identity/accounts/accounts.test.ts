import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../../test/city.ts';
import { createApp } from '../../../app.ts';
import { sql } from '../../db/db.ts';
import { runDueJobs } from '../../jobs/jobs.ts';
import { withMailServer } from '../../notifications/mail/testing.ts';
import { type Instant, instant } from '../../time.ts';
import { openWorkItem } from '../../work/open-work-item.ts';
import { type Actor, systemActor } from '../actor.ts';
import { AccountId } from '../contract.ts';
import { hashPassword } from '../password-hash.ts';
import { writePassword } from '../queries.ts';
import { mailInvitation } from './mail-invitation.ts';

const password = 'bảy chiếc thuyền qua sông';

const officer = (organisationId: string | null) => ({ role: 'officer', organisationId, areaId: null });
const act = (city: TestCity, as: Actor | null, path: string, payload: object = {}) =>
  city.request(as, { method: 'POST', url: `/api/v1/accounts${path}`, payload });
const person = (city: TestCity) => ({
  email: 'moi@test.example',
  name: 'Người mới',
  appointments: [officer(city.office)],
});
const tokenIn = (link: string) => link.split('#')[1] ?? '';
const open = (city: TestCity, path: string, payload: object) =>
  city.request(null, { method: 'POST', url: `/api/v1/invitation${path}`, payload });
const signIn = (city: TestCity, email: string) =>
  city.request(null, { method: 'POST', url: '/api/v1/session', payload: { email, password } });

test('an invitation is a link that sets a password once, within a week', () =>
  inTestCity(async (city) => {
    const made = await act(city, city.administrator, '/invite', person(city));
    expect(made.statusCode).toBe(201);
    const { link, accountId } = made.json();
    expect(link).toMatch(/^http:\/\/localhost(:80)?\/invitation#[\w-]{43}$/);
    const token = tokenIn(link);
    expect(await city.tx.text(sql`select token_hash from invitation`)).not.toBe(token);
    expect((await signIn(city, 'moi@test.example')).json().code).toBe('identity.wrong-credentials');

    expect((await open(city, '', { token })).json()).toMatchObject({ name: 'Người mới', email: 'moi@test.example' });
    expect((await open(city, '/accept', { token, password: 'matkhau2026' })).json().code).toBe(
      'identity.password-common',
    );
    expect((await open(city, '/accept', { token, password })).statusCode).toBe(204);
    expect((await open(city, '/accept', { token, password })).json().code).toBe('identity.invitation-over');
    expect((await open(city, '', { token })).statusCode).toBe(404);
    const session = await signIn(city, 'moi@test.example');
    expect(session.json()).toMatchObject({ account: { id: accountId }, mustChangePassword: false });
  }));

test('where the city sends e-mail the link goes to the person alone, and a renewed one only once', () =>
  inTestCity((city) =>
    withMailServer(async ({ url, received }) => {
      const settings = {
        ...city.services.settings,
        PUBLIC_URL: 'https://dothi.example.vn',
        SMTP_URL: url,
        SMTP_FROM: 'bao-viec@example.vn',
      };
      const services = { ...city.services, settings };
      const app = createApp(services);
      const headers = { cookie: await city.cookieOf(city.administrator) };
      const invite = (path: string, payload?: object) =>
        app.inject({ method: 'POST', url: `/api/v1/accounts${path}`, headers, ...(payload && { payload }) });
      const send = () => runDueJobs(services, { kinds: [mailInvitation], schedules: [] });

      const { email } = person(city);
      const made = await invite('/invite', person(city));
      expect(made.json()).toMatchObject({ link: null, mailedTo: email });
      expect(made.body).not.toContain('invitation#');
      await invite(`/${made.json().accountId}/invite`);
      const stored = await city.tx.text(sql`select string_agg(payload::text, ' ') from job`);
      expect(stored).not.toContain('invitation#');
      expect((await send()).done).toEqual(['identity.mail-invitation']);
      expect(received).toHaveLength(1);
      const [mail] = received;
      expect(mail?.to).toEqual([email]);
      expect(mail?.headers.get('subject')).toContain('đặt mật khẩu');
      const token = /https:\/\/dothi\.example\.vn\/invitation#([\w-]{43})/.exec(mail?.text ?? '')?.[1];
      expect((await open(city, '/accept', { token, password })).statusCode).toBe(204);

      // Made anew and taken back before the mail went out: nothing is sent.
      await invite(`/${made.json().accountId}/invite`);
      await city.tx.run(sql`delete from invitation`);
      expect((await send()).done).toEqual(['identity.mail-invitation']);
      expect(received).toHaveLength(1);
    }),
  ));

test('a newer link voids the one before, and none outlives its week', () =>
  inTestCity(async (city) => {
    const first = (await act(city, city.administrator, '/invite', person(city))).json();
    const second = (await act(city, city.administrator, `/${first.accountId}/invite`)).json();
    expect((await open(city, '', { token: tokenIn(first.link) })).statusCode).toBe(404);
    expect((await open(city, '', { token: tokenIn(second.link) })).statusCode).toBe(200);
    const late = createApp({ ...city.services, clock: () => instant('2026-03-16T01:30:00Z') });
    const answer = await late.inject({
      method: 'POST',
      url: '/api/v1/invitation/accept',
      payload: { token: tokenIn(second.link), password },
    });
    expect(answer.json().code).toBe('identity.invitation-over');
  }));

test('whoever does not manage accounts sees and changes none', () =>
  inTestCity(async (city) => {
    const id = city.otherStaff.id;
    for (const as of [city.staff, city.people.leader, city.people.office, city.people.auditor]) {
      expect((await city.request(as, { url: '/api/v1/accounts' })).statusCode).toBe(403);
      expect((await city.request(as, { url: `/api/v1/accounts/${id}` })).statusCode).toBe(403);
      expect((await city.request(as, { url: `/api/v1/accounts/${id}/history` })).statusCode).toBe(403);
      for (const path of ['/invite', `/${id}/suspend`, `/${id}/sign-out`, `/${id}/appointments`, `/${id}/hand-over`]) {
        expect((await act(city, as, path)).statusCode).toBe(403);
      }
    }
    expect((await act(city, null, `/${id}/suspend`)).statusCode).toBe(401);
    const nobody = '0190a000-0000-7000-8000-00000000dead';
    for (const path of ['suspend', 'reinstate', 'sign-out', 'reset-second-factor']) {
      const answer = await act(city, city.administrator, `/${nobody}/${path}`, { reason: 'x' });
      expect([answer.statusCode, answer.json().code]).toEqual([404, 'identity.account-not-found']);
    }
  }));

test('fields nobody asked for are refused and change nothing', () =>
  inTestCity(async (city) => {
    const extra = { id: city.staff.id, state: 'active', password_hash: 'x', role: 'administrator' };
    const made = await act(city, city.administrator, '/invite', { ...person(city), ...extra });
    expect([made.statusCode, made.json().details.fields.length]).toEqual([400, 4]);
    const rename = (payload: object) => city.request(city.staff, { method: 'PATCH', url: '/api/v1/account', payload });
    const greedy = { name: 'Tên mới', email: 'administrator@test.example', appointments: [{ role: 'administrator' }] };
    expect((await rename(greedy)).statusCode).toBe(400);
    expect((await rename({ name: 'Tên mới' })).statusCode).toBe(204);
    const me = (await city.request(city.staff, { url: '/api/v1/session' })).json();
    expect(me.account).toMatchObject({ name: 'Tên mới', email: 'staff@test.example' });
    expect(me.permissions).not.toContain('account.manage');
  }));

test('a suspended account has no session, no token and no password that works, until it is reinstated', () =>
  inTestCity(async (city) => {
    await writePassword(city.tx, AccountId.parse(city.staff.id), await hashPassword(password, 14), city.now);
    const cookie = await city.cookieOf(city.staff);
    const suspended = await act(city, city.administrator, `/${city.staff.id}/suspend`, { reason: 'Nghỉ không lương' });
    expect(suspended.statusCode).toBe(204);
    expect((await city.request(null, { url: '/api/v1/session', headers: { cookie } })).json().account).toBeNull();
    const refused = await signIn(city, 'staff@test.example');
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'identity.suspended']);
    expect(refused.headers['set-cookie']).toBeUndefined();
    const account = (await city.request(city.administrator, { url: `/api/v1/accounts/${city.staff.id}` })).json();
    expect(account).toMatchObject({ state: 'suspended', suspendedFor: 'Nghỉ không lương', sessions: 0 });
    const again = await act(city, city.administrator, `/${city.staff.id}/suspend`, { reason: 'x' });
    expect(again.json().code).toBe('identity.suspended-already');
    expect((await act(city, city.administrator, `/${city.staff.id}/reinstate`)).statusCode).toBe(204);
    expect((await signIn(city, 'staff@test.example')).statusCode).toBe(201);
  }));

test('nobody suspends themselves, and the last administrator stays', () =>
  inTestCity(async (city) => {
    const self = await act(city, city.administrator, `/${city.administrator.id}/suspend`, { reason: 'x' });
    expect(self.json().code).toBe('identity.not-oneself');
    const other = city.people.administrator;
    expect((await act(city, city.administrator, `/${other.id}/suspend`, { reason: 'x' })).statusCode).toBe(204);
    const { history } = (
      await city.request(city.administrator, { url: `/api/v1/accounts/${city.administrator.id}` })
    ).json();
    const own = history.find(({ role }: { role: string }) => role === 'administrator');
    const end = await act(city, city.administrator, `/${city.administrator.id}/appointments/${own.id}/end`);
    expect([end.statusCode, end.json().code]).toEqual([409, 'identity.last-administrator']);
  }));

test('all sessions of somebody end at once, and one’s own one by one', () =>
  inTestCity(async (city) => {
    const [first, second] = [await city.cookieOf(city.staff), await city.cookieOf(city.staff)];
    const sessions = await city.request(null, { url: '/api/v1/account/sessions', headers: { cookie: first } });
    const { items } = sessions.json() as { items: { id: string; current: boolean }[] };
    expect(items.map(({ current }) => current)).toEqual([true, false]);
    const isIn = async (cookie: string) =>
      (await city.request(null, { url: '/api/v1/session', headers: { cookie } })).json().account !== null;

    const url = `/api/v1/account/sessions/${items[1]?.id}`;
    const foreign = await city.request(city.otherStaff, { method: 'DELETE', url });
    expect([foreign.statusCode, foreign.json().code]).toEqual([404, 'identity.session-not-found']);
    await city.request(null, { method: 'DELETE', url, headers: { cookie: first } });
    expect([await isIn(first), await isIn(second)]).toEqual([true, false]);

    const third = await city.cookieOf(city.staff);
    const others = await city.request(null, {
      method: 'DELETE',
      url: '/api/v1/account/sessions',
      headers: { cookie: first },
    });
    expect(others.json()).toEqual({ ended: 1 });
    expect([await isIn(first), await isIn(third)]).toEqual([true, false]);
    const ended = await act(city, city.administrator, `/${city.staff.id}/sign-out`);
    expect(ended.json()).toEqual({ ended: 1 });
    expect(await isIn(first)).toBe(false);
  }));

test('appointments have a period: not yet, now, no more; and stay as history', () =>
  inTestCity(async (city) => {
    const { id } = city.otherStaff;
    let now: Instant = city.now;
    const app = createApp({ ...city.services, clock: () => now });
    const cookie = await city.cookieOf(city.otherStaff);
    const rolesAt = async (moment: Instant) => {
      now = moment;
      await city.tx.run(sql`update session set last_used_at = ${now}`);
      const { appointments } = (await app.inject({ url: '/api/v1/session', headers: { cookie } })).json();
      return appointments.map(({ role }: { role: string }) => role).sort();
    };
    const appoint = (payload: object) => act(city, city.administrator, `/${id}/appointments`, payload);
    const head = { role: 'head', organisationId: city.otherOffice };
    expect((await appoint({ ...head, from: '2026-03-10', until: '2026-03-11' })).statusCode).toBe(204);
    expect(await rolesAt(city.now)).toEqual(['officer']);
    expect(await rolesAt(instant('2026-03-09T17:30:00Z'))).toEqual(['head', 'officer']); // 00:30 of the 10th in the city
    expect(await rolesAt(instant('2026-03-11T03:00:00Z'))).toEqual(['head', 'officer']);
    expect(await rolesAt(instant('2026-03-11T17:00:00Z'))).toEqual(['officer']);

    expect((await appoint({ ...head, from: '2026-03-11' })).json().code).toBe('identity.appointment-twice');
    expect((await appoint({ ...head, from: '2026-04-02', until: '2026-03-31' })).json().code).toBe(
      'identity.appointment-backwards',
    );
    expect((await appoint({ role: 'head' })).json().code).toBe('identity.role-needs-organisation');
    const { history } = (await city.request(city.administrator, { url: `/api/v1/accounts/${id}` })).json();
    expect(history).toMatchObject([
      { role: 'head', validFrom: '2026-03-10', validTo: '2026-03-12', organisation: { name: 'Trung tâm thử nghiệm' } },
      { role: 'officer', validTo: null },
    ]);
    const end = (appointmentId: string, of = id) =>
      act(city, city.administrator, `/${of}/appointments/${appointmentId}/end`);
    expect((await end(history[1].id, city.staff.id)).json().code).toBe('identity.appointment-not-found');
    expect((await end(history[1].id)).statusCode).toBe(204);
    expect((await end(history[1].id)).json().code).toBe('identity.appointment-over');
    const acts = (await city.request(city.administrator, { url: `/api/v1/accounts/${id}/history` })).json();
    expect(acts.items.map((one: { act: string }) => one.act)).toEqual([
      'identity.appointment-ended',
      'identity.appointed',
    ]);
  }));

test('all open work of somebody who leaves goes to somebody who stays, with its trace', () =>
  inTestCity(async (city) => {
    const { tx, now, office, otherOffice, staff, otherStaff } = city;
    const work = (assignee: string, ownerId = office) =>
      openWorkItem(tx, systemActor, { title: 'Việc', ownerId, assignee, priority: 'normal' }, now);
    const byName = await work('staff');
    const byEmail = await work('staff@test.example', otherOffice);
    const namesake = await work('staff', otherOffice); // another of that name, as far as anybody knows
    const done = await work('staff');
    await tx.run(sql`update work_item set state = 'recalled', closed_at = ${now} where id = ${done}`);

    const account = (await city.request(city.administrator, { url: `/api/v1/accounts/${staff.id}` })).json();
    expect(account.openWork).toBe(2);
    const moved = await act(city, city.administrator, `/${staff.id}/hand-over`, {
      toId: otherStaff.id,
      reason: 'Chuyển công tác',
    });
    expect(moved.json()).toEqual({ moved: 2 });
    const assignees = await tx.text(sql`
      select string_agg(assignee, ',' order by array_position(${[byName, byEmail, namesake, done]}::uuid[], id)) from work_item`);
    expect(assignees).toBe('otherStaff,otherStaff,staff,staff');
    const traces = await tx.text(sql`
      select count(*)::text from act where act = 'work.handed-over' and reason = 'Chuyển công tác'`);
    expect(traces).toBe('2');
    const again = await act(city, city.administrator, `/${staff.id}/hand-over`, { toId: otherStaff.id });
    expect(again.json()).toEqual({ moved: 0 });
    const self = await act(city, city.administrator, `/${staff.id}/hand-over`, { toId: staff.id });
    expect(self.json().code).toBe('identity.hand-over-to-oneself');
    const toNobody = await act(city, city.administrator, `/${staff.id}/hand-over`, { toId: city.people.citizen.id });
    expect(toNobody.json().code).toBe('identity.hand-over-to-nobody');
  }));

test('a directory of five thousand is searched with and without diacritics, by office, role and state, page by page', () =>
  inTestCity(async (city) => {
    await city.tx.run(sql`
      insert into account (id, name, email, created_at, updated_at)
      select gen_random_uuid(), 'Đỗ Thị Hòa ' || n, 'hoa' || n || '@many.example', ${city.now}, ${city.now}
        from generate_series(1, 5000) as n`);
    await city.tx.run(sql`
      insert into appointment (id, account_id, organisation_id, role, valid_from)
      select gen_random_uuid(), id, ${city.otherOffice}, 'editor', '2020-01-01' from account where email like '%@many.example'`);
    const list = async (query: string) =>
      (await city.request(city.administrator, { url: `/api/v1/accounts?${query}` })).json();
    const emails = async (q: string) =>
      (await list(`q=${encodeURIComponent(q)}`)).items.map(({ email }: { email: string }) => email);
    expect(await emails('do thi hoa 4321')).toEqual(['hoa4321@many.example']);
    expect(await emails('Hoà Đỗ 4321')).toEqual(['hoa4321@many.example']);
    expect(await emails('HOA4321@MANY')).toEqual(['hoa4321@many.example']);
    expect(await emails('%')).toEqual([]);
    expect((await list(`role=editor&organisation=${city.office}`)).items).toHaveLength(1); // only-editor
    expect((await list('state=active')).items).toEqual([]);

    const seen = new Set<string>();
    let after = '';
    let pages = 0;
    do {
      const page = await list(`role=editor&limit=200${after}`);
      for (const { id } of page.items) seen.add(id);
      after = page.next === null ? '' : `&after=${encodeURIComponent(page.next)}`;
      pages++;
    } while (after !== '');
    expect([seen.size, pages]).toEqual([5001, 26]);
  }));
