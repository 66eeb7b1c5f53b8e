import { z } from 'zod';
import { AreaId } from '../areas/contract.ts';
import type { Tx } from '../db/db.ts';
import { answerAct } from '../http/acting.ts';
import type { App } from '../http/app.ts';
import type { Actor } from '../identity/actor.ts';
import type { Services } from '../services.ts';
import { Day, type Instant } from '../time.ts';
import { addAlias } from './add-alias.ts';
import { appointHead } from './appoint-head.ts';
import { Head, NewOrganisation, Organisation, OrganisationId, SuccessionKind } from './contract.ts';
import { endOrganisation } from './end-organisation.ts';
import { renameOrganisation } from './rename-organisation.ts';
import { serveArea } from './serve-area.ts';

const Text = z.string().trim().min(1);
const ById = z.object({ id: OrganisationId });
const guarded = { permission: 'organisations.edit' } as const;

/** Changes of an organisation, each from a day on. */
export function changeRoutes(app: App, services: Services): void {
  const { clock } = services;
  const tags = ['organisations'];

  app.post(
    '/api/v1/organisations/:id/rename',
    {
      config: guarded,
      schema: {
        tags,
        operationId: 'renameOrganisation',
        summary: 'Give it another name from a day on; the answer is the organisation that carries on under it',
        params: ById,
        body: z.object({
          name: NewOrganisation.shape.name,
          onDay: Day,
          legalBasis: Text.max(500).nullable().default(null),
        }),
        response: { 201: Organisation },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 201, (tx, actor) =>
        renameOrganisation(tx, actor, request.params.id, request.body, clock()),
      ),
  );

  const Ending = z.object({
    onDay: Day.describe('First day on which it no longer exists.'),
    successors: z
      .array(z.object({ id: OrganisationId, kind: SuccessionKind }))
      .max(50)
      .default([]),
    reason: Text.max(1000),
  });
  act('end', 'endOrganisation', 'End it, and say who carries its work on', Ending, endOrganisation);
  act('heads', 'appointHead', 'Name its head from a day on', Head.extend({ from: Day }), appointHead);
  const Service = z.object({ areaId: AreaId, from: Day });
  act('areas', 'serveArea', 'Have it serve an area from a day on', Service, serveArea);
  const Alias = z.object({ alias: Text.max(300) });
  act('aliases', 'addAlias', 'Another way of writing its name', Alias, (tx, actor, id, { alias }, now) =>
    addAlias(tx, actor, id, alias, now),
  );

  function act<Body>(
    name: string,
    operationId: string,
    summary: string,
    body: z.ZodType<Body>,
    carryOut: (tx: Tx, actor: Actor, id: OrganisationId, body: Body, now: Instant) => Promise<void>,
  ): void {
    app.post(
      `/api/v1/organisations/:id/${name}`,
      {
        config: guarded,
        schema: { tags, operationId, summary, params: ById, body, response: { 204: z.undefined() } },
      },
      (request, reply) =>
        answerAct(services, request, reply, 204, (tx, actor) =>
          carryOut(tx, actor, request.params.id, body.parse(request.body), clock()),
        ),
    );
  }
}
