import { z } from 'zod';
import { recordAct } from '../audit/record-act.ts';
import { type Reads, sql, type Tx } from '../db/db.ts';
import { emit } from '../events/emit.ts';
import { pointValue } from '../geo/sql.ts';
import type { Actor } from '../identity/actor.ts';
import { demand } from '../policy/policy.ts';
import { invalid, stale } from '../refusal.ts';
import { dayOf, type Instant } from '../time.ts';
import { Contact, NewContact, noContact } from './contact-contract.ts';
import type { OrganisationId } from './contract.ts';
import { getOrganisation } from './queries.ts';

/** The columns of a contact that is there, as one value: for statements that read organisations. */
export const contactColumn = sql`
  (select jsonb_build_object('address', c.address, 'phones', c.phones, 'email', c.email, 'hours', c.hours,
            'exceptions', c.exceptions, 'version', c.version,
            'position', case when c.position is not null
                             then jsonb_build_object('lon', ST_X(c.position), 'lat', ST_Y(c.position)) end)
     from organisation_contact c where c.organisation_id = o.id)`;

const Row = Contact.nullable().transform((contact) => contact ?? noContact);

const ContactRow = z.object({ contact: Row });

/** How the office is reached, as far as that was entered. */
export async function readContact(reads: Reads, id: OrganisationId): Promise<Contact> {
  const row = await reads.row(
    ContactRow,
    sql`select ${contactColumn} as contact from organisation o where o.id = ${id}`,
  );
  return row?.contact ?? noContact;
}

/** Says how an office is reached, thought out on the version the actor has seen. */
export async function setContact(
  tx: Tx,
  actor: Actor,
  id: OrganisationId,
  { contact: input, version }: { contact: NewContact; version: number },
  now: Instant,
): Promise<Contact> {
  demand(actor, 'organisations.edit');
  const contact = NewContact.parse(input);
  await tx.run(sql`select from organisation where id = ${id} for update`); // of two at once, the second sees the first
  await getOrganisation(tx, id, dayOf(now));
  const before = await readContact(tx, id);
  if (before.version !== version) throw stale({ expected: version, current: before, sent: contact });
  const [overlapping] = contact.exceptions.filter((one, i) =>
    contact.exceptions.some((other, j) => j < i && one.from <= other.until && other.from <= one.until),
  );
  if (overlapping !== undefined) throw invalid('organisations.exceptions-overlap', { day: overlapping.from });
  await writeContact(tx, id, contact, version + 1, now);
  const change = { before: told(before), after: told(contact) };
  await recordAct(tx, actor, 'organisations.contact-set', { kind: 'organisation', id }, change, now);
  await emit(tx, { kind: 'organisation.changed', about: { kind: 'organisation', id }, published: true });
  return readContact(tx, id);
}

/** An office that goes on under another name is reached as before. */
export async function carryContactOn(
  tx: Tx,
  { from, to }: { from: OrganisationId; to: OrganisationId },
  now: Instant,
): Promise<void> {
  const { version, ...contact } = await readContact(tx, from);
  if (version > 0) await writeContact(tx, to, contact, 1, now);
}

async function writeContact(tx: Tx, id: OrganisationId, contact: NewContact, version: number, now: Instant) {
  const { address, position, phones, email, hours, exceptions } = contact;
  const at = position === null ? sql`null` : pointValue(position);
  const week = hours === null ? null : JSON.stringify(hours);
  await tx.run(sql`
    insert into organisation_contact
      (organisation_id, address, position, phones, email, hours, exceptions, version, changed_at)
    values (${id}, ${address}, ${at}, ${JSON.stringify(phones)}::jsonb, ${email}, ${week}::jsonb,
            ${JSON.stringify(exceptions)}::jsonb, ${version}, ${now})
    on conflict (organisation_id) do update
       set address = excluded.address, position = excluded.position, phones = excluded.phones, email = excluded.email,
           hours = excluded.hours, exceptions = excluded.exceptions, version = excluded.version,
           changed_at = excluded.changed_at`);
}

/** In words of an office: an address or a telephone in the trail is otherwise taken for a person's and kept apart. */
const told = ({ address, position, phones, email, hours, exceptions }: NewContact) => ({
  seat: address,
  position,
  telephones: phones.map(({ number, label }) => (label === null ? number : `${number} (${label})`)),
  mailbox: email,
  openingHours: hours,
  exceptions,
});
