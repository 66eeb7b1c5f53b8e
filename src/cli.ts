#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { fail, language, systemClock } from './command-line.ts';
import type { WithServices } from './kernel/services.ts';
import { readSettings } from './kernel/settings/read-settings.ts';
import { settingsHelp } from './kernel/settings/settings.ts';

const misuse = 2;

const withServices: WithServices = async (work) => {
  const settings = readSettings({ env: process.env, folder: process.cwd(), language });
  const { openServices } = await import('./open-services.ts');
  const services = await openServices(settings, systemClock);
  try {
    await work(services);
  } finally {
    await services.db.close();
  }
};

/** Every command, loaded when it is asked for: other programs call some of them often. */
const commands: Record<string, (program: Command) => Promise<unknown>> = {
  serve: async (program) =>
    program
      .command('serve')
      .description('open the city and serve it; settings come from the environment and from dothi.env')
      .addHelpText('after', settingsHelp)
      .action(async () => (await import('./run-server.ts')).runServer()),
  extract: async (program) => (await import('./modules/directives/server/extract-command.ts')).extractCommand(program),
  deadline: async (program) => (await import('./kernel/deadlines/command.ts')).deadlineCommand(program),
  score: async (program) => (await import('./modules/scorecards/server/score-command.ts')).scoreCommand(program),
  areas: async (program) => (await import('./kernel/areas/command.ts')).areasCommand(program, withServices),
  user: async (program) => (await import('./kernel/identity/user-command.ts')).userCommand(program, withServices),
  audit: async (program) => (await import('./kernel/audit/command.ts')).auditCommand(program, withServices),
  search: async (program) => {
    const { searchCommand } = await import('./kernel/search/command.ts');
    const { searchSources } = await import('./search-sources.ts');
    searchCommand(program, withServices, { sources: searchSources, language });
  },
  demo: async (program) => (await import('./demo/command.ts')).demoCommand(program, withServices),
  generate: async (program) => (await import('./demo/command.ts')).generateCommand(program, withServices),
};

const program = new Command('dothi')
  .description('Đô Thị: what a city resolves and what it sees, as work with an owner, a place and a deadline')
  .version(packageJson.version)
  .addHelpText('after', '\nExit status: 0 done, 1 refused (the reason is on standard error), 2 misuse.')
  .exitOverride();

try {
  const asked = commands[process.argv[2] ?? ''];
  for (const add of asked === undefined ? Object.values(commands) : [asked]) await add(program);
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) fail(error);
  process.exitCode = error.exitCode === 0 ? 0 : misuse; // commander has said what is wrong, or shown the help
}
