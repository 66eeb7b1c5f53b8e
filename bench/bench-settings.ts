import { randomUUID } from 'node:crypto';
import { Settings } from '../src/kernel/settings/settings.ts';

/** Settings of a city that is measured: silent, without the demo, on a server where one is named. */
export const benchSettings = (
  folder: string,
  database: { url: string } | null,
  others: Readonly<Record<string, string>> = {},
): Settings =>
  Settings.parse({
    DATA_DIR: folder,
    LOG_LEVEL: 'silent',
    DEMO: 'off',
    SESSION_SECRET: randomUUID() + randomUUID(),
    ...(database === null ? {} : { DATABASE_URL: database.url }),
    ...others,
  });
