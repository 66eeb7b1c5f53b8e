import { z } from 'zod';
import { answerAct } from '../http/acting.ts';
import type { App } from '../http/app.ts';
import { expectedVersion } from '../http/editing.ts';
import type { Services } from '../services.ts';
import { dayOf } from '../time.ts';
import { Contact, NewContact } from './contact-contract.ts';
import { readContact, setContact } from './contacts.ts';
import { OrganisationId } from './contract.ts';
import { getOrganisation } from './queries.ts';

/** How an office is reached. */
export function contactRoutes(app: App, services: Services): void {
  const { db, clock } = services;
  const tags = ['organisations'];
  const params = z.object({ id: OrganisationId });

  app.get(
    '/api/v1/organisations/:id/contact',
    {
      config: { permission: 'organisations.read' },
      schema: {
        tags,
        operationId: 'getOrganisationContact',
        summary: 'Its address, telephones, e-mail and hours',
        params,
        response: { 200: Contact },
      },
    },
    ({ params: { id } }) =>
      db.inTransaction(async (tx) => {
        await getOrganisation(tx, id, dayOf(clock()));
        return readContact(tx, id);
      }),
  );

  app.put(
    '/api/v1/organisations/:id/contact',
    {
      config: { permission: 'organisations.edit' },
      schema: {
        tags,
        operationId: 'setOrganisationContact',
        summary: 'Say how it is reached',
        description: 'Needs If-Match with the ETag of the contact that was read: "0" while there is none.',
        params,
        body: NewContact,
        response: { 200: Contact },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 200, (tx, actor) => {
        const change = { contact: request.body, version: expectedVersion(request) };
        return setContact(tx, actor, request.params.id, change, clock());
      }),
  );
}
