import type { Command } from 'commander';
import { say } from '../http/language.ts';
import type { Language } from '../messages.ts';
import type { WithServices } from '../services.ts';
import { rebuildSearch } from './index-entries.ts';
import { searchMessages } from './messages.ts';
import type { SearchSource } from './source.ts';

const toStandardOutput = (text: string): void => {
  process.stdout.write(text);
};

/** `dothi search rebuild`: the index of words anew, as after records were written past the program. */
export function searchCommand(
  program: Command,
  withServices: WithServices,
  {
    sources,
    language,
    print = toStandardOutput,
  }: {
    sources: readonly SearchSource[];
    language: Language;
    print?: (text: string) => void;
  },
): void {
  program
    .command('search')
    .description('what Ctrl-K finds')
    .command('rebuild')
    .description('write the search index anew from the records')
    .action(() =>
      withServices(async ({ db }) => {
        const entries = await db.inTransaction((tx) => rebuildSearch(tx, sources));
        print(`${say(searchMessages['search.rebuilt'], language, { entries })}\n`);
      }),
    );
}
