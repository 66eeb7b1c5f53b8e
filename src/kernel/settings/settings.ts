import { z } from 'zod';
import { accountRoles } from '../identity/actor.ts';
import { OidcProviders } from '../identity/oidc/provider-settings.ts';
import { usualPasswordCost } from '../identity/password-hash.ts';

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
  DATABASE_OWNER_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe(
      'The same database as the role that owns the tables; then DATABASE_URL is a role that cannot alter the trail.',
    ),
  DATABASE_SCHEMA: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,40}$/)
    .default('dothi')
    .describe('Schema of this city in the database.'),
  PUBLIC_URL: Origin.optional().describe('Where people reach the server from outside, as https://dothi.example.vn.'),
  TRUST_PROXY: list(ProxyAddress).describe('Addresses of the proxies in front of the server, separated by commas.'),
  CITY_NAME: z.string().trim().min(1).max(120).default('Lào Cai').describe('Name of the city, shown on every page.'),
  SESSION_SECRET: z
    .string()
    .min(32)
    .optional()
    .describe('Keys what is sealed or hashed; made and kept in DATA_DIR if absent.'),
  SESSION_DAYS: z.coerce
    .number()
    .int()
    .min(1)
    .max(90)
    .default(7)
    .describe('Days after which a session ends, however much it is used.'),
  SESSION_IDLE_MINUTES: z.coerce
    .number()
    .int()
    .min(5)
    .max(129_600)
    .default(720)
    .describe('Minutes after which a session ends that nobody uses.'),
  SECOND_FACTOR_ROLES: list(z.enum(accountRoles)).describe('Roles that ask for a second factor, separated by commas.'),
  PASSWORD_COST: z.coerce
    .number()
    .int()
    .min(14)
    .max(20)
    .default(usualPasswordCost)
    .describe('Cost of a password hash; each step doubles its time and memory, 15 takes 64 MiB.'),
  OIDC_PROVIDERS: OidcProviders.describe('Providers to sign in with (OpenID Connect): a list in JSON, or its file.'),
  METRICS_TOKEN: z.string().min(16).optional().describe('Bearer token for /metrics; without it anybody may read them.'),
  BASEMAP_STYLE: z.string().min(1).optional().describe('MapLibre style: an address or a path on this server.'),
  BASEMAP_PMTILES: z.string().min(1).optional().describe('PMTiles archive: a file, or an address.'),
  BASEMAP_ORIGINS: list(Origin).describe('Further origins the base map loads from, separated by commas.'),
  DEMO: Switch.default(true).describe('Whether an empty database is filled with the demo city at the first start.'),
  AUDIT_ADDRESS_MONTHS: z.coerce
    .number()
    .int()
    .min(1)
    .max(1200)
    .default(12)
    .describe('Months after which the addresses of callers are erased from the trail.'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .describe('Mail server, as smtps://user:password@mail.example.vn; without it nothing goes out by e-mail.'),
  SMTP_FROM: z.email().optional().describe('Address that e-mails come from; needed with SMTP_URL.'),
  IMAP_URL: z
    .url({ protocol: /^imaps?$/ })
    .optional()
    .describe('Letter box that reports come to by e-mail, as imaps://user:password@mail.example.vn/INBOX.'),
  PUSH_SERVICES: list(Origin).describe('Push services besides those of the known browsers, separated by commas.'),
  OUTSIDE_NETWORKS: list(z.union([z.cidrv4(), z.cidrv6()])).describe(
    'Networks inside, as 10.20.0.0/16, whose servers may be asked besides public ones over https: webhooks, pictures.',
  ),
  OPEN_DATA_PER_MINUTE: z.coerce
    .number()
    .int()
    .min(10)
    .max(1_000_000)
    .default(1200)
    .describe('Requests a minute that one address may send to each address of the open data and standards.'),
  OPEN_DATA_LICENCE: z
    .string()
    .trim()
    .min(1)
    .max(120)
    .default('CC BY 4.0')
    .describe('Licence of the open data, by name.'),
  OPEN_DATA_LICENCE_URL: z
    .url({ protocol: /^https?$/ })
    .default('https://creativecommons.org/licenses/by/4.0/')
    .describe('Text of the licence of the open data.'),
  OPEN_DATA_CONTACT: z.email().optional().describe('Whom to write to about the open data; shown in the catalogue.'),
  EXPLANATION_TERM: z
    .string()
    .regex(/^[1-9]\d{0,2}(wd|wh|d)$/)
    .default('3wd')
    .describe('How long an explanation may take when nobody says otherwise, such as 3wd or 16wh.'),
  LOG_LEVEL: z
    .enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'])
    .default('info')
    .describe('How much is written to the log.'),
});
export type Settings = z.output<typeof Settings>;

/** Where people reach this server: the start of every link that leaves it. */
export const originOf = ({ PUBLIC_URL, HOST, PORT }: Settings): string =>
  PUBLIC_URL ?? `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${PORT}`;

/** All settings and what they are for, as the command line shows them. */
export const settingsHelp = Object.entries(Settings.shape).reduce(
  (text, [name, { description }]) => `${text}\n  ${name.padEnd(22)}${description ?? ''}`,
  '\nSettings:',
);
