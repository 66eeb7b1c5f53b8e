import { Temporal } from 'temporal-polyfill';
import { createApp } from '../src/app.ts';
import { jobs } from '../src/jobs.ts';
import type { App } from '../src/kernel/http/app.ts';
import { runDueJobs, type Schedule } from '../src/kernel/jobs/jobs.ts';
import type { Received } from '../src/kernel/notifications/mail/testing.ts';
import type { Services } from '../src/kernel/services.ts';
import { asInstant } from '../src/kernel/time.ts';
import type { TestCity } from './city.ts';

export const origin = 'https://dothi.example.vn';
export const ours = jobs.kinds.filter(({ name }) => name.startsWith('following.'));
const headers = { 'content-type': 'application/x-www-form-urlencoded' };

interface Server {
  app: App;
  services: Services;
  passed: { minutes: number };
}
const servers = new WeakMap<TestCity, Server>();

function open(city: TestCity, url: string): Server {
  const { services, now } = city;
  const passed = { minutes: 0 };
  const clock = () => asInstant(Temporal.Instant.from(now).add(passed));
  const settings = { ...services.settings, PUBLIC_URL: origin, SMTP_URL: url, SMTP_FROM: 'tin@example.vn' };
  const withMail = { ...services, settings, clock };
  const server = { app: createApp(withMail), services: withMail, passed };
  servers.set(city, server);
  return server;
}

/** The city as it is so many minutes from now, with a mail server; one application for each test. */
export function at(city: TestCity, url: string, minutes = 0) {
  const { app, services, passed } = servers.get(city) ?? open(city, url);
  const then = <Answer>(ask: () => Answer): Answer => {
    passed.minutes = minutes;
    return ask();
  };
  const run = (schedules: readonly Schedule[]) => then(() => runDueJobs(services, { kinds: ours, schedules }));
  return {
    post: (path: string, payload = '') => then(() => app.inject({ method: 'POST', url: path, headers, payload })),
    get: (path: string) => then(() => app.inject({ url: path })),
    run,
    send: () => run([]),
  };
}

export const linkIn = (mail: Received | undefined, part: string): string => {
  const found = new RegExp(`${origin}(/\\S*${part}\\S*)`).exec(mail?.text ?? '')?.[1];
  return found ?? `no link with ${part}`;
};
