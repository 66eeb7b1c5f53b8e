import { crc32, deflateRawSync } from 'node:zlib';
import type { GridRow } from '../find-headings.ts';
import { openTable, type Table, workbookType } from '../table.ts';
import type { MergedCells } from './read-sheet.ts';

/** Packs parts as a workbook is packed: what no writer of workbooks would write can be read all the same. */
export function zipOf(parts: Readonly<Record<string, string>>): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(parts)) {
    const content = Buffer.from(text);
    const packed = deflateRawSync(content, { level: 1 });
    const nameBytes = Buffer.from(name);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(crc32(content), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(content.length, 18);
    facts.writeUInt16LE(nameBytes.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), facts, nameBytes, packed]);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, entry, nameBytes]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(central.length, 4);
  end.writeUInt16LE(central.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from('PK\x05\x06', 'latin1'), end]);
}

/** A workbook with one sheet, whose rows are given as they are written in it. */
export const workbookOf = (sheetData: string): Buffer =>
  zipOf({
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ' +
      'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    'xl/workbook.xml':
      '<workbook xmlns:r="r"><workbookPr/><sheets><sheet name="Biểu" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheetData}</sheetData></worksheet>`,
  });

export const textCell = (reference: string, text: string) =>
  `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;
export const numberCell = (reference: string, value: number) => `<c r="${reference}"><v>${value}</v></c>`;

export const withTable = async <T>(
  content: Buffer | string,
  work: (table: Table) => Promise<T>,
  mediaType: string = typeof content === 'string' ? 'text/plain' : workbookType,
): Promise<T> => work(await openTable(Buffer.from(content), mediaType));

export async function rowsOf(table: Table): Promise<{ rows: GridRow[]; merged: MergedCells[] }> {
  const merged: MergedCells[] = [];
  const rows: GridRow[] = [];
  for await (const row of table.rows(table.sheets[0] ?? '', (cells) => merged.push(cells))) rows.push(row);
  return { rows, merged };
}
