import { Webhook as Verifier } from 'standardwebhooks';
import { expect, test, vi } from 'vitest';
import { testNow } from '../../../../test/city.ts';
import { inLiveCity } from '../../../../test/live-city.ts';
import { createApp } from '../../../app.ts';
import { publicActor } from '../../../kernel/identity/actor.ts';
import { runDueJobs } from '../../../kernel/jobs/jobs.ts';
import { deliverWebhook } from '../../../kernel/webhooks/deliver.ts';
import { gatherDeliveries } from '../../../kernel/webhooks/gather.ts';
import { withReceiver } from '../../../kernel/webhooks/testing.ts';
import { fileReport } from './file-report.ts';
import { aReport, settleReports } from './testing.ts';

test('a program of the organisation is told of its reports, signed, by number alone; others are not', () =>
  withReceiver(({ hook, taken }) =>
    inLiveCity(async (city) => {
      const { db, office, otherOffice, administrator, serve, cookieOf } = city;
      const { services: given } = await serve();
      const services = {
        ...given,
        clock: () => testNow,
        settings: { ...given.settings, OUTSIDE_NETWORKS: ['127.0.0.0/8'] },
      };
      const app = createApp(services);
      const headers = { cookie: await cookieOf(administrator) };
      const subscribe = async (organisationId: string): Promise<{ secret: string }> => {
        const payload = { name: organisationId, url: hook, kinds: ['report.changed'], organisationId };
        return (await app.inject({ method: 'POST', url: '/api/v1/webhooks', payload, headers })).json();
      };
      const { secret } = await subscribe(office);
      await subscribe(otherOffice);
      const report = aReport({ text: 'Nhà tôi ở số 12, gọi 0912 345 678' });
      const { id } = await db.inTransaction(async (tx) => {
        await settleReports({ ...city, tx, now: testNow });
        return fileReport(tx, services, publicActor, { report, channel: 'web' }, testNow);
      });
      await gatherDeliveries(services);
      await runDueJobs(services, { kinds: [deliverWebhook], schedules: [] });
      expect(taken).toHaveLength(1);
      const [{ headers: sent, body } = { headers: {}, body: '' }] = taken;
      vi.useFakeTimers({ now: new Date(testNow), toFake: ['Date'] });
      try {
        expect(new Verifier(secret).verify(body, sent as Record<string, string>)).toMatchObject({
          type: 'report.changed',
          data: { about: { kind: 'report', id }, version: 1 },
        });
      } finally {
        vi.useRealTimers();
      }
      expect(body).not.toMatch(/0912 ?345/);
    }),
  ));
