import type { Command } from 'commander';
import { languageOfEnvironment, say } from '../kernel/http/language.ts';
import { invalid } from '../kernel/refusal.ts';
import type { WithServices } from '../kernel/services.ts';
import { demoMessages } from './messages.ts';
import { seedDemo } from './seed-demo.ts';
import { generateCity } from './synthetic/generate-city.ts';

/** `dothi demo`: Lào Cai in an empty database. */
export function demoCommand(program: Command, withServices: WithServices): void {
  program
    .command('demo')
    .description('fill an empty database with Lào Cai and a programme of tasks, read and confirmed')
    .action(() =>
      withServices(async (services) => {
        const { confirmed, left, findings } = await seedDemo(services);
        tell('demo.filled', { findings, confirmed, left });
      }),
    );
}

interface Options {
  tasks: string;
  organisations: string;
  areas: string;
  directives?: string;
  reports: string;
  seed: string;
}

/** `dothi generate`: a synthetic city of any size, for benchmarks. */
export function generateCommand(program: Command, withServices: WithServices): void {
  program
    .command('generate')
    .description('fill an empty database with a synthetic city, the same for the same seed and day')
    .option('--tasks <count>', 'how many tasks', '50000')
    .option('--organisations <count>', 'how many organisations own them', '300')
    .option('--areas <count>', 'how many wards', '30')
    .option('--directives <count>', 'how many directives assigned them (one for every 50 tasks)')
    .option(
      '--reports <count>',
      'how many citizens’ reports of three years, each with its own work beside the tasks',
      '0',
    )
    .option('--seed <number>', 'another number makes another city', '1')
    .action((options: Options) => {
      const tasks = whole('tasks', options.tasks, 1, 5_000_000);
      const directives = options.directives ?? String(Math.max(1, Math.ceil(tasks / 50)));
      const size = {
        tasks,
        organisations: whole('organisations', options.organisations, 1, 10_000),
        areas: whole('areas', options.areas, 1, 1000),
        directives: whole('directives', directives, 1, tasks),
        reports: whole('reports', options.reports, 0, 5_000_000),
      };
      const seed = whole('seed', options.seed, 0, 4_294_967_295);
      return withServices(async (services) => {
        const before = Date.parse(services.clock());
        await generateCity(services, size, seed);
        const seconds = Math.round((Date.parse(services.clock()) - before) / 1000);
        tell('demo.generated', { ...size, seed: String(seed), seconds });
      });
    });
}

function whole(option: string, text: string, least: number, most: number): number {
  const number = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (!(number >= least && number <= most)) throw invalid('demo.number-wrong', { option, least, most });
  return number;
}

function tell(key: keyof typeof demoMessages, values: Record<string, unknown>): void {
  const language = languageOfEnvironment(process.env.LC_ALL ?? process.env.LANG);
  process.stdout.write(`${say(demoMessages[key], language, values)}\n`);
}
