import type { Cell } from '../../../../kernel/feeds/csv.ts';
import { say } from '../../../../kernel/http/language.ts';
import type { Language } from '../../../../kernel/messages.ts';
import { columnLetters } from '../../imports/cells.ts';
import type { ImportFault } from '../../imports/contract.ts';
import { importsMessages } from '../../imports/messages.ts';
import type { RowFault } from '../../imports/read-rows.ts';
import { indicatorsMessages } from '../../messages.ts';

const sentences: Readonly<Record<string, { vi: string; en: string }>> = { ...indicatorsMessages, ...importsMessages };

/** What is wrong with a cell, in words. */
export function toldFault(
  { row, column, cell, code, details }: RowFault,
  headings: readonly string[],
  language: Language,
): ImportFault {
  const sentence = sentences[code];
  return {
    row,
    column: column === null ? null : columnLetters(column),
    heading: column === null ? null : (headings[column] ?? null),
    cell,
    code,
    message: sentence === undefined ? code : say(sentence, language, details),
  };
}

const title = (key: keyof typeof importsMessages, language: Language) => say(importsMessages[key], language);

export const faultColumns = (language: Language): string[] => [
  title('indicators.import-file-kind', language),
  title('indicators.import-file-row', language),
  title('indicators.import-file-column', language),
  title('indicators.import-file-heading', language),
  title('indicators.import-file-cell', language),
  title('indicators.import-file-message', language),
];

const rowsInPage = 1000;

/** Every fault and every oddity as rows of a file, in pages. */
export async function* faultRows(
  { faults, odd }: { faults: readonly RowFault[]; odd: readonly RowFault[] },
  headings: readonly string[],
  language: Language,
): AsyncGenerator<Cell[][]> {
  const [wrong, strange] = [
    title('indicators.import-file-fault', language),
    title('indicators.import-file-odd', language),
  ];
  const all = [...faults.map((fault) => [wrong, fault] as const), ...odd.map((fault) => [strange, fault] as const)];
  for (let at = 0; at < all.length; at += rowsInPage) {
    yield all.slice(at, at + rowsInPage).map(([kind, fault]) => {
      const { row, column, heading, cell, message } = toldFault(fault, headings, language);
      return [kind, row, column ?? '', heading ?? '', cell, message];
    });
  }
}
