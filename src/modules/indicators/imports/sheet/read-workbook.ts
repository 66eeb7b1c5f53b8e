import { invalid } from '../../../../kernel/refusal.ts';
import type { Table } from '../table.ts';
import { Archive } from './archive.ts';
import { meaningOf, type NumberMeaning } from './number-formats.ts';
import { readSheetRows, type SheetWords } from './read-sheet.ts';
import { readWholeXml } from './read-xml.ts';

interface SheetPart {
  name: string;
  part: string;
  hidden: boolean;
}

const mostStrings = 2_000_000;

/** The sheets of a workbook that a person sees, in their order, each read as a stream however long it is. */
export async function openWorkbook(content: Buffer): Promise<Table> {
  const archive = await Archive.open(content);
  const book = await readBook(archive);
  const words: SheetWords = {
    strings: await readStrings(archive),
    meanings: await readMeanings(archive),
    from1904: book.from1904,
  };
  const partOf = (name: string) => {
    const found = book.sheets.find((sheet) => sheet.name === name);
    if (found === undefined) throw invalid('indicators.import-sheet-unknown', { sheet: name.slice(0, 60) });
    return found.part;
  };
  const seen = book.sheets.filter(({ hidden }) => !hidden);
  return {
    sheets: (seen.length > 0 ? seen : book.sheets).map(({ name }) => name),
    rows: (sheet, tellMerged) => readSheetRows(archive, partOf(sheet), words, tellMerged),
  };
}

async function readBook(archive: Archive): Promise<{ sheets: SheetPart[]; from1904: boolean }> {
  const targets = new Map<string, string>();
  await readWholeXml(archive.read('xl/_rels/workbook.xml.rels'), {
    open: (name, { Id, Target }) => {
      if (name === 'Relationship' && Id !== undefined && Target !== undefined) targets.set(Id, Target);
    },
  });
  const sheets: SheetPart[] = [];
  let from1904 = false;
  await readWholeXml(archive.read('xl/workbook.xml'), {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = /^(?:1|true)$/.test(attributes.date1904 ?? '');
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      const target = targets.get(id);
      if (target === undefined) return;
      const part = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
      if (!archive.has(part) || /chartsheets\//.test(part)) return;
      sheets.push({ name: attributes.name ?? '', part, hidden: (attributes.state ?? 'visible') !== 'visible' });
    },
  });
  if (sheets.length === 0) throw invalid('indicators.import-unreadable');
  return { sheets, from1904 };
}

async function readStrings(archive: Archive): Promise<string[]> {
  const strings: string[] = [];
  if (!archive.has('xl/sharedStrings.xml')) return strings;
  let text = '';
  let collects = false;
  let spoken = false;
  await readWholeXml(archive.read('xl/sharedStrings.xml'), {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 'rPh') spoken = true;
      else if (name === 't') collects = !spoken;
    },
    text: (part) => {
      if (collects) text += part;
    },
    close: (name) => {
      if (name === 't') collects = false;
      else if (name === 'rPh') spoken = false;
      else if (name === 'si') strings.push(text);
      if (strings.length > mostStrings) throw invalid('indicators.import-too-large');
    },
  });
  return strings;
}

/** By the number of a cell's style. */
async function readMeanings(archive: Archive): Promise<NumberMeaning[]> {
  const meanings: NumberMeaning[] = [];
  if (!archive.has('xl/styles.xml')) return meanings;
  const codes = new Map<number, string>();
  let inCells = false;
  await readWholeXml(archive.read('xl/styles.xml'), {
    open: (name, { numFmtId, formatCode }) => {
      if (name === 'numFmt' && formatCode !== undefined) codes.set(Number(numFmtId), formatCode);
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) meanings.push(meaningOf(Number(numFmtId ?? 0), codes.get(Number(numFmtId))));
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return meanings;
}
