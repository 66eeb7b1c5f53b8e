import { text } from 'node:stream/consumers';
import { systemClock } from '../src/command-line.ts';
import type { Settings } from '../src/kernel/settings/settings.ts';
import { openServices } from '../src/open-services.ts';
import { bareClient, type Scenario, startFloor, throughDb, throughPostgres } from './floor.ts';

// The floor in a process of its own, as the program is; told on standard input what to serve.
const { settings, scenarios } = JSON.parse(await text(process.stdin)) as { settings: Settings; scenarios: Scenario[] };
const services = await openServices(settings, systemClock);
const client = settings.DATABASE_URL === undefined ? null : bareClient(settings.DATABASE_URL, settings.DATABASE_SCHEMA);
const floor = await startFloor(services, client === null ? throughDb(services.db) : throughPostgres(client), scenarios);
process.stdout.write(`${floor.url}\n`);
process.once('SIGINT', async () => {
  await floor.close();
  await client?.end();
  await services.db.close();
  process.exit(0);
});
