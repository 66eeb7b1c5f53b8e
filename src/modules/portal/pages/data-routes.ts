import type { Reads } from '../../../kernel/db/db.ts';
import { say } from '../../../kernel/http/language.ts';
import type { Language } from '../../../kernel/messages.ts';
import { ogcMessages } from '../../../kernel/ogc/messages.ts';
import { filterNames, readRecordsAsked } from '../../../kernel/open-data/asked.ts';
import { formatsOf } from '../../../kernel/open-data/data-files.ts';
import type { DataSet } from '../../../kernel/open-data/data-set.ts';
import { openDataMessages } from '../../../kernel/open-data/messages.ts';
import { type ReadRecord, readRecords } from '../../../kernel/open-data/records.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Day } from '../../../kernel/time.ts';
import type { DataAsked } from './data-filters.ts';
import { dataSetPage, dataSetsPage, type Licence } from './data-pages.ts';
import type { Around, Page } from './frame.ts';
import { gonePage } from './news-pages.ts';

const perPage = 50;
const messages = { ...ogcMessages, ...openDataMessages };

interface Asked {
  around: Around;
  ip: string;
  params: Record<string, string>;
  query: unknown;
}
type AddPage = (section: 'data', rest: string, read: (asked: Asked) => Promise<Page>) => void;

interface Parts {
  readsFor: (ip: string) => Reads;
  today: () => Day;
  sets: readonly DataSet[];
  licence: Licence;
}

/** The open data as pages that need no script: what there is, and each set as a table. */
export function dataPages(page: AddPage, { readsFor, today, sets, licence }: Parts): void {
  const offered = sets.map((set) => ({ set, formats: formatsOf(set.source) }));
  page('data', '', async ({ around }) => dataSetsPage(offered, licence, around));
  page('data', '/:id', async ({ around, params, query, ip }) => {
    const found = offered.find(({ set }) => set.source.id === params.id);
    if (found === undefined) return gonePage(null, around);
    const { source } = found.set;
    const asked = givenOf(query, [...filterNames(source), 'sort', 'after']);
    const read = async (): Promise<{ records: ReadRecord[]; next: string | null; refusal: string | null }> => {
      try {
        const conditions = readRecordsAsked(asked, source, ['sort', 'after']);
        const rows = await readRecords(readsFor(ip), source, { ...conditions, today: today(), limit: perPage + 1 });
        const records = rows.slice(0, perPage);
        return { records, next: rows.length > perPage ? (records.at(-1)?.id ?? null) : null, refusal: null };
      } catch (error) {
        if (!(error instanceof Refusal) || error.kind !== 'invalid') throw error;
        return { records: [], next: null, refusal: sentence(error, around.speaking.language) };
      }
    };
    return dataSetPage({ ...found, asked, licence, ...(await read()) }, around);
  });
}

/** A page is also reached from elsewhere, with parameters of somebody else's in its address. */
function givenOf(query: unknown, names: readonly string[]): DataAsked {
  const given = Object.entries(query ?? {});
  return Object.fromEntries(given.filter(([name, value]) => names.includes(name) && typeof value === 'string'));
}

function sentence({ code, details }: Refusal, language: Language): string {
  const message = Object.entries(messages).find(([key]) => key === code)?.[1];
  return message === undefined ? code : say(message, language, details);
}
