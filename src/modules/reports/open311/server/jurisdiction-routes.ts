import { z } from 'zod';
import { answerAct } from '../../../../kernel/http/acting.ts';
import type { App } from '../../../../kernel/http/app.ts';
import type { Services } from '../../../../kernel/services.ts';
import { Jurisdiction, JurisdictionCode, JurisdictionTerms } from '../contract.ts';
import { listJurisdictions, removeJurisdiction, setJurisdiction } from './jurisdictions.ts';

const tags = ['open311'];
const One = z.object({ id: JurisdictionCode });

export function jurisdictionRoutes(app: App, services: Services): void {
  const { db, clock } = services;

  app.get(
    '/api/v1/open311-jurisdictions',
    {
      config: { permission: 'reports.read' },
      schema: {
        tags,
        operationId: 'listOpen311Jurisdictions',
        summary: 'Cities that the Open311 endpoint serves; none stands for the whole city',
        response: { 200: z.object({ items: z.array(Jurisdiction), next: z.null() }) },
      },
    },
    async () => ({ items: await listJurisdictions(db.reads), next: null }),
  );

  app.put(
    '/api/v1/open311-jurisdictions/:id',
    {
      config: { permission: 'open311.manage' },
      schema: {
        tags,
        operationId: 'setOpen311Jurisdiction',
        summary: 'Serve a city by its name, or change what is said of it',
        params: One,
        body: JurisdictionTerms,
        response: { 200: Jurisdiction },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 200, (tx, actor) =>
        setJurisdiction(tx, actor, request.params.id, request.body, clock()),
      ),
  );

  app.delete(
    '/api/v1/open311-jurisdictions/:id',
    {
      config: { permission: 'open311.manage' },
      schema: {
        tags,
        operationId: 'removeOpen311Jurisdiction',
        summary: 'Serve a city no more by its name',
        params: One,
        response: { 204: z.undefined() },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 204, (tx, actor) =>
        removeJurisdiction(tx, actor, request.params.id, clock()),
      ),
  );
}
