import { z } from 'zod';

const Switch = z.enum(['on', 'off']).transform((word) => word === 'on');
const list = <Item extends z.ZodType<string, string>>(item: Item) =>
  z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter((part) => part !== ''))
    .pipe(z.array(item))
    .default([]);
const ProxyAddress = z.union([
  z.ipv4(),
  z.ipv6(),
  z.cidrv4(),
  z.cidrv6(),
  z.enum(['loopback', 'linklocal', 'uniquelocal']),
]);
const Origin = z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin);

/** Everything the program can be told, by environment variable or file; read once, handed down, never looked up again. */
export const Settings = z.strictObject({
  HOST: z.string().min(1).default('127.0.0.1').describe('Address to listen on.'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000).describe('Port to listen on; 0 takes any free one.'),
  DATA_DIR: z.string().min(1).default('./data').describe('Folder of the embedded database, the files and the secret.'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('PostgreSQL 15 or later with PostGIS; without it the embedded database in DATA_DIR.'),
  DATABASE_SCHEMA: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,40}$/)
    .default('dothi')
    .describe('Schema of this city in the database.'),
  PUBLIC_URL: Origin.optional().describe('Where people reach the server from outside, as https://dothi.example.vn.'),
  TRUST_PROXY: list(ProxyAddress).describe('Addresses of the proxies in front of the server, separated by commas.'),
  CITY_NAME: z.string().trim().min(1).max(120).default('Lào Cai').describe('Name of the city, shown on every page.'),
  SESSION_SECRET: z.string().min(32).optional().describe('Signs session cookies; made and kept in DATA_DIR if absent.'),
  METRICS_TOKEN: z.string().min(16).optional().describe('Bearer token for /metrics; without it anybody may read them.'),
  BASEMAP_STYLE: z.string().min(1).optional().describe('MapLibre style: an address or a path on this server.'),
  BASEMAP_PMTILES: z.string().min(1).optional().describe('PMTiles archive: a file, or an address.'),
  BASEMAP_ORIGINS: list(Origin).describe('Further origins the base map loads from, separated by commas.'),
  DEMO: Switch.default(true).describe('Whether an empty database is filled with the demo city at the first start.'),
  LOG_LEVEL: z
    .enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'])
    .default('info')
    .describe('How much is written to the log.'),
});
export type Settings = z.output<typeof Settings>;

/** All settings and what they are for, as the command line shows them. */
export const settingsHelp = Object.entries(Settings.shape).reduce(
  (text, [name, { description }]) => `${text}\n  ${name.padEnd(18)}${description ?? ''}`,
  '\nSettings:',
);
