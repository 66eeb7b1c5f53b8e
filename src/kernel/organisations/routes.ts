import { z } from 'zod';
import { AreaId } from '../areas/contract.ts';
import { historyRoute } from '../audit/history-routes.ts';
import { answerAct } from '../http/acting.ts';
import type { App } from '../http/app.ts';
import { onePage, pageOf, pageQuery } from '../http/paging.ts';
import type { Services } from '../services.ts';
import { Day, dayOf } from '../time.ts';
import { changeRoutes } from './change-routes.ts';
import { contactRoutes } from './contact-routes.ts';
import { readContact } from './contacts.ts';
import {
  NewOrganisation,
  Organisation,
  OrganisationId,
  OrganisationKind,
  OrganisationWithHistory,
} from './contract.ts';
import { createOrganisation } from './create-organisation.ts';
import { getOrganisation, listOrganisations, listSuccessions, organisationSuccessors, readTerms } from './queries.ts';

const tags = ['organisations'];
const ById = z.object({ id: OrganisationId });
const OnDay = z.object({ day: Day.optional().describe('The day asked about; today if absent.') });
export function organisationsRoutes(app: App, services: Services): void {
  const { db, clock } = services;
  const today = () => dayOf(clock());

  app.get(
    '/api/v1/organisations',
    {
      config: { permission: 'organisations.read' },
      schema: {
        tags,
        operationId: 'listOrganisations',
        summary: 'Organisations that exist on a day, by name',
        querystring: pageQuery(z.tuple([z.string(), OrganisationId])).extend({
          ...OnDay.shape,
          kind: OrganisationKind.optional(),
          parent: OrganisationId.optional(),
          area: AreaId.optional().describe('Those that serve this area.'),
          q: z.string().trim().min(1).max(100).optional().describe('Words of a name, with or without diacritics.'),
        }),
        response: { 200: pageOf(Organisation) },
      },
    },
    async ({ query }) => {
      const { day, kind, parent, area, q, limit, after } = query;
      const organisations = await db.inTransaction((tx) =>
        listOrganisations(tx, day ?? today(), {
          kind,
          parentId: parent,
          areaId: area,
          name: q,
          limit: limit + 1,
          after: after === undefined ? undefined : { name: after[0], id: after[1] },
        }),
      );
      return onePage(organisations, limit, (organisation) => [organisation.name, organisation.id]);
    },
  );

  app.get(
    '/api/v1/organisations/:id',
    {
      config: { permission: 'organisations.read' },
      schema: {
        tags,
        operationId: 'getOrganisation',
        summary: 'One organisation as it is or was on a day',
        params: ById,
        querystring: OnDay,
        response: { 200: OrganisationWithHistory },
      },
    },
    ({ params: { id }, query }) =>
      db.inTransaction(async (tx) => {
        const day = query.day ?? today();
        return {
          ...(await getOrganisation(tx, id, day)),
          ...(await readTerms(tx, id)),
          contact: await readContact(tx, id),
          successions: await listSuccessions(tx, id),
          successors: await organisationSuccessors(tx, id, day),
        };
      }),
  );

  app.post(
    '/api/v1/organisations',
    {
      config: { permission: 'organisations.edit' },
      schema: {
        tags,
        operationId: 'createOrganisation',
        summary: 'Set up an organisation',
        body: NewOrganisation,
        response: { 201: Organisation },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 201, (tx, actor) => createOrganisation(tx, actor, request.body, clock())),
  );

  changeRoutes(app, services);
  contactRoutes(app, services);
  historyRoute(app, services, {
    path: 'organisations',
    kind: 'organisation',
    beside: ['organisations.succession-recorded', 'organisations.area-served', 'organisations.alias-added'],
  });
}
