import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { geoMessages } from '../geo/messages.ts';
import { type Crs, crsNames } from '../geo/read-geojson.ts';
import { languageOfEnvironment, say } from '../http/language.ts';
import { systemActor } from '../identity/actor.ts';
import type { Language, Messages } from '../messages.ts';
import { invalid, Refusal } from '../refusal.ts';
import type { Services, WithServices } from '../services.ts';
import { Day, dayOf } from '../time.ts';
import { type ImportReport, importAreas } from './import-areas.ts';
import { areasMessages } from './messages.ts';

interface Options {
  crs: Crs;
  validFrom?: Day;
  source?: string;
  licence?: string;
  accuracy: number;
  create?: true;
  dryRun?: true;
  json?: true;
  lang: Language;
}

const toStandardOutput = (text: string): void => {
  process.stdout.write(text);
};

/** `dothi areas import`: official outlines into the city, all or none, with a report of what is doubtful. */
export function areasCommand(program: Command, withServices: WithServices, print = toStandardOutput): void {
  program
    .command('areas')
    .description('administrative units and their outlines')
    .command('import')
    .description('take over official outlines from a GeoJSON FeatureCollection')
    .argument('<file>', 'each feature with its "code" and "name" or "fullName"')
    .addOption(
      new Option('--crs <system>', 'coordinates: wgs84, or vn2000 for the grid TM-3 104°45′')
        .choices(crsNames)
        .default('wgs84'),
    )
    .option('--valid-from <day>', 'the outlines are of the units in force on this day; today if absent', readDay)
    .option('--source <text>', 'where the outlines come from; the name of the file if absent')
    .option('--licence <text>', 'under which terms')
    .option('--accuracy <metres>', 'how far off they may be', readMetres, 10)
    .option('--create', 'enter units whose code is not known yet')
    .option('--dry-run', 'report only, change nothing')
    .option('--json', 'print the report as JSON')
    .addOption(
      new Option('--lang <language>', 'language of the report')
        .choices(['vi', 'en'])
        .default(languageOfEnvironment(process.env.LC_ALL ?? process.env.LANG), 'by LANG, else vi'),
    )
    .addHelpText(
      'after',
      '\nOverlaps, gaps and invalid rings are reported and never repaired; an error imports nothing.',
    )
    .action((file: string, options: Options) => withServices((services) => runImport(services, file, options, print)));
}

async function runImport({ db, clock }: Services, file: string, options: Options, print: (text: string) => void) {
  const text = await readOutlines(file);
  const now = clock();
  const settings = {
    crs: options.crs,
    day: options.validFrom ?? dayOf(now),
    source: options.source ?? basename(file),
    licence: options.licence ?? null,
    accuracyM: options.accuracy,
    create: options.create === true,
    dryRun: options.dryRun === true,
  };
  const report = await db.inTransaction((tx) => importAreas(tx, systemActor, text, settings, now));
  print(options.json ? `${JSON.stringify(report)}\n` : describe(report, options.lang));
  const errors = report.findings.filter(({ severity }) => severity === 'error').length;
  if (errors > 0) throw invalid('areas.import.refused', { errors });
}

const largestFile = 100 * 1024 * 1024;
const utf8 = new TextDecoder('utf-8', { fatal: true });

async function readOutlines(file: string): Promise<string> {
  const refused = (why: string) => invalid('areas.import.file-unreadable', { file, why });
  const { size } = await stat(file).catch((error: Error) => {
    throw refused(error.message);
  });
  if (size > largestFile) throw new Refusal('too-large', 'areas.import.file-too-large', { file, megabytes: 100 });
  const bytes = await readFile(file).catch((error: Error) => {
    throw refused(error.message);
  });
  try {
    return utf8.decode(bytes);
  } catch {
    throw refused('UTF-8');
  }
}

const texts: Messages = { ...areasMessages, ...geoMessages };

function describe({ imported, units, findings }: ImportReport, lang: Language): string {
  const sentence = (code: string, details: Record<string, unknown>) => {
    const text = texts[code];
    return text === undefined ? code : say(text, lang, details);
  };
  const lines = [
    ...units.map((unit) =>
      sentence(imported ? 'areas.import.unit-imported' : 'areas.import.unit-read', {
        label: unit.label,
        km2: Math.round(unit.areaM2 / 1e4) / 100,
        replaces: unit.replaces,
      }),
    ),
    ...findings.map(({ severity, code, units: about, details }) => {
      const weight = sentence(`areas.import.${severity}`, {});
      return `${weight} ${about.join(' – ')}: ${sentence(code, details)}`;
    }),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function readDay(text: string): Day {
  const day = Day.safeParse(text);
  if (!day.success) throw new InvalidArgumentError('a day is written YYYY-MM-DD');
  return day.data;
}

function readMetres(text: string): number {
  const metres = Number(text);
  if (!Number.isInteger(metres) || metres < 0 || metres > 100_000) throw new InvalidArgumentError('whole metres');
  return metres;
}
