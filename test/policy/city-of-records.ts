import { randomUUID } from 'node:crypto';
import { recordAct } from '../../src/kernel/audit/record-act.ts';
import { cityCalendarId } from '../../src/kernel/calendar/contract.ts';
import { sql } from '../../src/kernel/db/db.ts';
import { type Actor, accountRoles, type Role, systemActor } from '../../src/kernel/identity/actor.ts';
import { AccountId } from '../../src/kernel/identity/contract.ts';
import { seal } from '../../src/kernel/identity/secrets.ts';
import { openSession } from '../../src/kernel/identity/sessions.ts';
import { notify } from '../../src/kernel/notifications/notify.ts';
import { createOrganisation } from '../../src/kernel/organisations/create-organisation.ts';
import { createPlace } from '../../src/kernel/places/create-place.ts';
import { day } from '../../src/kernel/time.ts';
import { newWebhookSecret } from '../../src/kernel/webhooks/signature.ts';
import type { WorkItemId } from '../../src/kernel/work/contract.ts';
import { askForExplanation } from '../../src/kernel/work/requests/ask-for-explanation.ts';
import { askForExtension } from '../../src/kernel/work/requests/ask-for-extension.ts';
import { draftScenario } from '../../src/modules/boundaries/server/save-scenario.ts';
import { confirmFindings } from '../../src/modules/directives/server/confirm-findings.ts';
import { publishDirective } from '../../src/modules/directives/server/decide-directive.ts';
import { readQueued } from '../../src/modules/directives/server/reading-queue.ts';
import { importText, sampleText, settleSample, textReader } from '../../src/modules/directives/server/testing.ts';
import { define, record } from '../../src/modules/indicators/testing.ts';
import { tellGoal } from '../../src/modules/scorecards/server/goals.ts';
import { NewWarning } from '../../src/modules/warnings/contract.ts';
import { draftWarning } from '../../src/modules/warnings/server/draft-warning.ts';
import { issueWarning } from '../../src/modules/warnings/server/issue-warning.ts';
import type { TestCity } from '../city.ts';
import { anArticle } from './articles.ts';
import { aBoard, aDivision } from './boards.ts';
import { anImport, aTarget } from './indicator-imports.ts';
import { anInspection, firstChecklist } from './inspections.ts';
import { appoint, aWorkItem, type Described, settleAreas } from './records.ts';
import { aShift, openReports } from './reports.ts';
import type { Ids, Kind, Subject } from './table.ts';

/** One record of each sort that the table of routes is asked about. */
export interface Records {
  of(kind: Kind, subject: Subject, role: Role): Ids;
  /** Work restricted to somebody who is not among those asked. */
  restricted: Ids;
}

export async function openRecords(city: TestCity): Promise<Records> {
  const { office, otherOffice, people } = city;
  const leader = await appoint(city, 300, { role: 'leader', organisationId: null, areaId: null });
  const reference = await openReference(city, leader);

  const workOf = async (title: string, described: Described, askedBy: Actor = leader): Promise<Ids> => {
    const { id, evidenceId } = await aWorkItem(city, leader, title, described);
    await city.tx.run(
      sql`update work_item set position = ST_SetSRID(ST_MakePoint(103.95, 22.45), 4326) where id = ${id}`,
    );
    const requests = described.readerIds === undefined ? await openRequests(city, id, askedBy) : reference;
    return { ...reference, 'work-items': id, items: id, evidence: evidenceId, ...requests };
  };
  const work: Record<string, Ids> = {
    owned: await workOf('Quét dọn', { ownerId: office }, people.officer),
    given: await workOf('Trồng cây', { ownerId: otherOffice, assignedById: office }, systemActor),
    foreign: await workOf('Lát hè', { ownerId: otherOffice, assignedById: otherOffice }, systemActor),
    published: await workOf(
      'Sửa đèn',
      { ownerId: otherOffice, assignedById: otherOffice, published: true },
      systemActor,
    ),
  };
  const organisations: Record<string, Ids> = {
    own: {
      ...reference,
      organisations: office,
      ...(await aShift(city, office)),
      ...(await anInspection(city, office)),
      ...(await anArticle(city, office)),
      boards: await aBoard(city, office),
    },
    other: {
      ...reference,
      organisations: otherOffice,
      ...(await aShift(city, otherOffice)),
      ...(await anInspection(city, otherOffice)),
      ...(await anArticle(city, otherOffice)),
      boards: await aBoard(city, otherOffice),
    },
  };
  const reports = await openReports(city, leader, reference);
  const restricted = {
    ...(await workOf('Xác minh đơn', { ownerId: office, assignedById: office, readerIds: [] })),
    ...reports.restricted,
  };
  const directives = await openDirectives(city, reference);
  const personal = await openPersonal(city, leader);

  return {
    restricted,
    of: (kind, subject, role) => {
      const ofKind: Record<Kind, Record<string, Ids>> = {
        nothing: { it: { ...reference, ...reports.reference } },
        work,
        report: reports.of,
        directive: directives,
        organisation: organisations,
        personal: { mine: personal.of(role), 'another’s': personal.another },
      };
      const ids = ofKind[kind][subject];
      if (ids === undefined) throw new Error(`no record for ${kind}: ${subject}`);
      return ids;
    },
  };
}

const rain = NewWarning.parse({
  categories: ['met'],
  event: { vi: 'Mưa lớn' },
  headline: { vi: 'Mưa lớn' },
  urgency: 'expected',
  severity: 'severe',
  certainty: 'likely',
  expiresAt: '2030-01-01T00:00:00Z',
});
const ofOthers = { sender: 'kttv.example.vn', identifier: 'KTTV-1', sentAt: null };

/** What everybody sees, by its word in addresses, each with its trail. */
async function openReference(city: TestCity, { id: account }: Actor): Promise<Ids> {
  const { tx, now, services } = city;
  const { ward, otherWard } = await settleAreas(city);
  const park = await createPlace(tx, systemActor, { name: 'Công viên Kiểu Mẫu', kind: 'park', areaId: ward }, now);
  const named = { name: 'Ban Công viên', kind: 'management-board', validFrom: day('2020-01-01') } as const;
  const organisation = await createOrganisation(tx, systemActor, named, now);
  const job = randomUUID();
  await tx.run(sql`
    insert into job (id, kind, payload, state, failed_at) values (${job}, 'work.remind', '{}', 'failed', ${now})`);
  const told = { vi: 'Mục tiêu', en: 'Goal' };
  const events = [{ on: null, kind: 'fact' as const, text: told, sources: [] }];
  const story = { title: told, by: day('2030-12-31'), answer: told, events, cards: [] };
  const goal = await tellGoal(tx, systemActor, 'loai-mot', story, now);
  const indicator = await define(city, { public: false });
  const observation = await record(city, indicator.code, ward, '2024', 40);
  const { id: warning } = await draftWarning(tx, systemActor, rain, ofOthers, now);
  await issueWarning(tx, systemActor, warning, now);
  const webhook = randomUUID();
  const delivery = randomUUID();
  await tx.run(sql`
    insert into webhook (id, name, url, kinds, sealed_secret, state, created_at)
    values (${webhook}, 'Cổng', 'https://example.org/', '{work.changed}', 'kín', 'active', ${now})`);
  await tx.run(sql`
    insert into webhook_delivery (id, webhook_id, kind, body, state, created_at)
    values (${delivery}, ${webhook}, 'work.changed', '{}', 'failed', ${now})`);
  await tx.run(sql`
    insert into open311_jurisdiction (id, name, area_id, changed_at) values ('thu.gov.vn', 'Thử', ${ward}, ${now})`);
  const sealed = await seal(services.secret, newWebhookSecret());
  await tx.run(sql`
    insert into intake_partner (id, name, sealed_secret, mapping, created_at)
    values ('cong-thu', 'Cổng thử', ${sealed}, '{"id": "id", "text": "text", "categories": {}}', ${now})`);
  const renamed = {
    cuts: [],
    proposals: [
      {
        name: 'Tên Mới',
        kind: 'ward' as const,
        code: null,
        members: [{ unitId: ward, side: 'whole' as const }],
        cases: [],
      },
    ],
  };
  const scenario = await draftScenario(
    tx,
    systemActor,
    { name: 'Phương án', note: null, day: day('2026-07-01'), plan: renamed },
    now,
  );
  await recordAct(tx, systemActor, 'calendar.hours-set', { kind: 'calendar', id: cityCalendarId }, {}, now);
  await recordAct(tx, systemActor, 'identity.account-created', { kind: 'account', id: account }, {}, now);
  return {
    areas: ward,
    boundaries: scenario.id,
    'area-divisions': await aDivision(city, ward, otherWard),
    checklists: firstChecklist.id,
    items: ward, // of the layer of areas
    'data-sets': 'places',
    WebMercatorQuad: 'z',
    accounts: account,
    appointments: await tx.text(sql`select id::text from appointment where account_id = ${account}`),
    providers: 'no-such-provider',
    identities: 'no-such-provider',
    organisations: organisation.id,
    calendars: cityCalendarId,
    places: park.id,
    'indicator-targets': await aTarget(city, indicator.code, ward),
    'indicator-imports': await anImport(city),
    indicators: indicator.code,
    'indicator-definitions': indicator.id,
    observations: observation.id,
    scorecards: 'urban-111-2025-class-2',
    goals: goal.code,
    values: randomUUID(),
    jobs: job,
    'open311-jurisdictions': 'thu.gov.vn',
    'intake-partners': 'cong-thu',
    services: randomUUID(),
    requests: randomUUID(),
    tokens: randomUUID(),
    webhooks: webhook,
    warnings: warning,
    deliveries: delivery,
    acts: await tx.text(sql`select id::text from act order by id limit 1`),
    'deadline-rules': await tx.text(sql`select rule_id::text from deadline_rule order by rule_id limit 1`),
    'reminder-rules': await tx.text(sql`select rule_id::text from reminder_rule order by rule_id limit 1`),
    'review-rules': randomUUID(),
    announcements: randomUUID(),
    'extension-requests': randomUUID(),
    explanations: randomUUID(),
    tiles: 'tasks.json',
  };
}

/** More time asked for, and a question asked. */
async function openRequests({ tx, now }: TestCity, id: WorkItemId, askedBy: Actor): Promise<Ids> {
  const longer = { until: day('2026-12-31'), reason: 'Mưa nhiều' };
  const question = { question: 'Vì sao chậm?', usualTerm: '3wd' };
  return {
    'extension-requests': await askForExtension(tx, askedBy, id, longer, now),
    explanations: await askForExplanation(tx, systemActor, id, question, now),
  };
}

/** The short document of the module's own tests twice: under review, and published with its tasks confirmed. */
async function openDirectives(city: TestCity, reference: Ids): Promise<Record<string, Ids>> {
  const { tx, services, people, now } = city;
  await settleSample(city);
  const draft = await importText(city);
  const published = await importText(city, sampleText.replace('12/KH-UBND', '13/KH-UBND'), 'khac.txt');
  await readQueued(services, textReader);
  await confirmFindings(tx, people.office, published, { findings: 'all-settled' }, now);
  await publishDirective(tx, people.office, { id: published, version: null }, now);
  const idsOf = async (id: string): Promise<Ids> => {
    const finding = sql`
      select min(f.id::text) from directive_finding f join directive_version v on v.id = f.version_id
       where v.directive_id = ${id}`;
    return { ...reference, directives: id, versions: '1', findings: await tx.text(finding) };
  };
  return { draft: await idsOf(draft), published: await idsOf(published) };
}

/** For each of those asked what is theirs alone: a notice, a session, a passkey, a token, a provider's word for them. */
async function openPersonal({ tx, people, services, now }: TestCity, another: Actor) {
  const everybody = [...Object.values(people), another];
  await notify(
    tx,
    { to: everybody.map(({ id }) => id), kind: 'work.due-soon', about: { kind: 'work-item', id: 'a' } },
    now,
  );
  const idsOf = async (actor: Actor): Promise<Ids> => {
    const id = randomUUID();
    const opening = { accountId: AccountId.parse(actor.id), by: 'password', secondFactor: false } as const;
    await openSession(tx, { ...opening, address: '127.0.0.1', agent: undefined }, services.settings, now);
    await tx.run(sql`
      insert into passkey (id, account_id, credential_id, public_key, counter, transports, name, created_at)
      values (${id}, ${actor.id}, ${id}, 'khóa', 0, '{}', 'điện thoại', ${now})`);
    await tx.run(sql`
      insert into api_token (id, account_id, name, token_hash, scope, created_at, expires_at)
      values (${id}, ${actor.id}, 'máy', ${id}, '{work.read}', ${now}, ${now}::timestamptz + interval '1 day')`);
    await tx.run(sql`
      insert into credential (id, account_id, provider, provider_account_id, created_at, updated_at)
      values (${id}, ${actor.id}, 'oidc:x', ${id}, ${now}, ${now})`);
    await tx.run(sql`
      insert into saved_filter (id, account_id, name, query, created_at) values (${id}, ${actor.id}, 'Việc gấp', '', ${now})`);
    return {
      'saved-filters': id,
      notices: await tx.text(sql`select id::text from notice where account_id = ${actor.id}`),
      sessions: await tx.text(sql`select id::text from session where account_id = ${actor.id}`),
      passkeys: id,
      tokens: id,
      identities: id,
    };
  };
  const ids = new Map<Role, Ids>();
  for (const role of accountRoles) ids.set(role, await idsOf(people[role]));
  const anothers = await idsOf(another);
  return { another: anothers, of: (role: Role): Ids => ids.get(role) ?? anothers };
}
