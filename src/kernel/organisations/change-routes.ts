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
import { Head, NewOrganisation, type Organisation, OrganisationId, SuccessionKind } from './contract.ts';
import { endOrganisation } from './end-organisation.ts';
import { renameOrganisation } from './rename-organisation.ts';
import { serveArea } from './serve-area.ts';

const Text = z.string().trim().min(1);
const bodies = {
  rename: z.object({
    name: NewOrganisation.shape.name,
    onDay: Day,
    legalBasis: Text.max(500).nullable().default(null),
  }),
  end: z.object({
    onDay: Day.describe('First day on which it no longer exists.'),
    successors: z
      .array(z.object({ id: OrganisationId, kind: SuccessionKind }))
      .max(50)
      .default([]),
    reason: Text.max(1000).optional(),
  }),
  heads: Head.extend({ from: Day }),
  areas: z.object({ areaId: AreaId, from: Day }),
  aliases: z.object({ alias: Text.max(300) }),
};

/** Changes of an organisation, each from a day on. */
export function changeRoutes(app: App, services: Services): void {
  act('rename', 'renameOrganisation', 'Give it another name from a day on', renameOrganisation);
  act(
    'end',
    'endOrganisation',
    'End it, and say who carries its work on',
    (tx, actor, id, { reason, ...ending }, now) =>
      endOrganisation(tx, actor, id, { ...ending, ...(reason === undefined ? {} : { reason }) }, now),
  );
  act('heads', 'appointHead', 'Name its head from a day on', appointHead);
  act('areas', 'serveArea', 'Have it serve an area from a day on', serveArea);
  act('aliases', 'addAlias', 'Another way of writing its name', (tx, actor, id, { alias }, now) =>
    addAlias(tx, actor, id, alias, now),
  );

  function act<Name extends keyof typeof bodies>(
    name: Name,
    operationId: string,
    summary: string,
    carryOut: (
      tx: Tx,
      actor: Actor,
      id: OrganisationId,
      body: z.output<(typeof bodies)[Name]>,
      now: Instant,
    ) => Promise<Pick<Organisation, 'id'> | void>,
  ): void {
    const body: z.ZodType<z.output<(typeof bodies)[Name]>> = bodies[name];
    app.post(
      `/api/v1/organisations/:id/${name}`,
      {
        config: { permission: 'organisations.edit' },
        schema: {
          tags: ['organisations'],
          operationId,
          summary,
          params: z.object({ id: OrganisationId }),
          body,
          response: { 200: z.object({ id: OrganisationId.describe('The organisation as it goes on.') }) },
        },
      },
      (request, reply) =>
        answerAct(services, request, reply, 200, async (tx, actor) => {
          const { id } = request.params;
          const after = await carryOut(tx, actor, id, body.parse(request.body), services.clock());
          return { id: after?.id ?? id };
        }),
    );
  }
}
