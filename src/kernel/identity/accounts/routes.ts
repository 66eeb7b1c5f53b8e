import { z } from 'zod';
import { historyRoute } from '../../audit/history-routes.ts';
import { answerAct } from '../../http/acting.ts';
import { type App, actorOf } from '../../http/app.ts';
import { onePage, pageOf, pageQuery } from '../../http/paging.ts';
import { demand } from '../../policy/policy.ts';
import type { Services } from '../../services.ts';
import { dayOf } from '../../time.ts';
import { countOpenWorkOf } from '../../work/hand-over.ts';
import { Account, AccountId, AccountRole, AccountState, CreatedAccount, NewAccount } from '../contract.ts';
import { createAccount, preparePassword } from '../create-account.ts';
import { AccountChange, AccountDetail, Appoint, EndAppointment, HandedOver, HandOver, Suspension } from './contract.ts';
import { getAccount, listAccounts } from './directory.ts';
import { handOver } from './hand-over.ts';
import {
  appoint,
  changeAccount,
  endAppointment,
  reinstateAccount,
  resetSecondFactor,
  signOutEverywhere,
  suspendAccount,
} from './manage.ts';

const tags = ['accounts'];
const manage = { permission: 'account.manage' } as const;
/** What it answers with is kept nowhere, so it cannot be answered again. */
const secret = { permission: 'account.manage', repeatable: false } as const;
const One = z.object({ id: AccountId });
const nothing = { 204: z.undefined() };

/** Accounts of others: the directory, appointments, and what is done when somebody leaves. */
export function accountRoutes(app: App, services: Services): void {
  const { db, clock, settings } = services;

  app.get(
    '/api/v1/accounts',
    {
      config: manage,
      schema: {
        tags,
        operationId: 'listAccounts',
        summary: 'Accounts by name',
        querystring: pageQuery(z.tuple([z.string(), AccountId])).extend({
          q: z
            .string()
            .trim()
            .min(1)
            .max(100)
            .optional()
            .describe('Words of a name or address, with or without diacritics.'),
          organisation: z.uuid().optional().describe('Appointed there today.'),
          role: AccountRole.optional(),
          state: AccountState.optional(),
        }),
        response: { 200: pageOf(Account) },
      },
    },
    async ({ query }) => {
      const { q, organisation, role, state, after, limit } = query;
      const asked = { words: q, organisationId: organisation, role, state, after, limit: limit + 1 };
      return onePage(await listAccounts(db.reads, asked, clock()), limit, ({ search, id }) => [search, id]);
    },
  );

  app.post(
    '/api/v1/accounts',
    {
      config: secret,
      schema: {
        tags,
        operationId: 'createAccount',
        summary: 'Make an account with a one-time password',
        body: NewAccount,
        response: { 201: CreatedAccount },
      },
    },
    async (request, reply) => {
      const prepared = await preparePassword(settings.PASSWORD_COST);
      const account = await db.inTransaction((tx) =>
        createAccount(tx, actorOf(request), request.body, prepared, clock()),
      );
      return reply.code(201).header('cache-control', 'no-store').send(account);
    },
  );

  app.get(
    '/api/v1/accounts/:id',
    {
      config: manage,
      schema: {
        tags,
        operationId: 'getAccount',
        summary: 'One account in full',
        params: One,
        response: { 200: AccountDetail },
      },
    },
    async ({ params }) => {
      const account = await getAccount(db.reads, params.id, clock());
      return { ...account, openWork: await countOpenWorkOf(db.reads, account, dayOf(clock())) };
    },
  );

  app.patch(
    '/api/v1/accounts/:id',
    {
      config: manage,
      schema: {
        tags,
        operationId: 'changeAccount',
        summary: 'Correct name or address',
        params: One,
        body: AccountChange,
        response: nothing,
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 204, (tx, actor) =>
        changeAccount(tx, actor, request.params.id, request.body, clock()),
      ),
  );

  app.post(
    '/api/v1/accounts/:id/suspend',
    {
      config: manage,
      schema: {
        tags,
        operationId: 'suspendAccount',
        summary: 'Suspend an account',
        params: One,
        body: Suspension,
        response: nothing,
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 204, (tx, actor) =>
        suspendAccount(tx, actor, request.params.id, request.body.reason, clock()),
      ),
  );

  app.post(
    '/api/v1/accounts/:id/reinstate',
    {
      config: manage,
      schema: { tags, operationId: 'reinstateAccount', summary: 'End a suspension', params: One, response: nothing },
    },
    (request, reply) =>
      answerAct(services, request, reply, 204, (tx, actor) => reinstateAccount(tx, actor, request.params.id, clock())),
  );

  app.post(
    '/api/v1/accounts/:id/sign-out',
    {
      config: manage,
      schema: {
        tags,
        operationId: 'signOutEverywhere',
        summary: 'End all sessions of an account',
        params: One,
        response: { 200: z.object({ ended: z.int() }) },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 200, async (tx, actor) => ({
        ended: await signOutEverywhere(tx, actor, request.params.id, clock()),
      })),
  );

  app.post(
    '/api/v1/accounts/:id/reset-second-factor',
    {
      config: manage,
      schema: {
        tags,
        operationId: 'resetSecondFactor',
        summary: 'Remove app, passkeys and recovery codes of an account, and end its sessions',
        params: One,
        response: nothing,
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 204, (tx, actor) => resetSecondFactor(tx, actor, request.params.id, clock())),
  );

  app.post(
    '/api/v1/accounts/:id/appointments',
    {
      config: manage,
      schema: {
        tags,
        operationId: 'appoint',
        summary: 'Appoint somebody, for a period',
        params: One,
        body: Appoint,
        response: nothing,
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 204, (tx, actor) =>
        appoint(tx, actor, request.params.id, request.body, clock()),
      ),
  );

  app.post(
    '/api/v1/accounts/:id/appointments/:appointmentId/end',
    {
      config: manage,
      schema: {
        tags,
        operationId: 'endAppointment',
        summary: 'End an appointment; it stays in the history',
        params: One.extend({ appointmentId: z.uuid() }),
        body: EndAppointment,
        response: nothing,
      },
    },
    (request, reply) => {
      const { id, appointmentId } = request.params;
      return answerAct(services, request, reply, 204, (tx, actor) =>
        endAppointment(tx, actor, id, { appointmentId, on: request.body.on }, clock()),
      );
    },
  );

  app.post(
    '/api/v1/accounts/:id/hand-over',
    {
      config: manage,
      schema: {
        tags,
        operationId: 'handOver',
        summary: 'Hand all open work of one person over to another',
        params: One,
        body: HandOver,
        response: { 200: HandedOver },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 200, async (tx, actor) => ({
        moved: await handOver(tx, actor, request.params.id, request.body, clock()),
      })),
  );

  historyRoute(app, services, {
    path: 'accounts',
    kind: 'account',
    demandSeen: async (_reads, actor) => demand(actor, 'account.manage'),
  });
}
