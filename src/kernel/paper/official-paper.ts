import {
  AlignmentType,
  BorderStyle,
  Header,
  type ISectionOptions,
  LineRuleType,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';

// What official documents have in common, as Nghị định 30/2020/NĐ-CP, Phụ lục I lays them out: A4, margins of 20 mm above
// and below, 30 left and 15 right, Times New Roman, page numbers above the text from the second page on.

export const points = (size: number): number => size * 2; // Word counts half points
const twentieths = (size: number): number => size * 20;
export const mm = (length: number): number => Math.round((length / 25.4) * 1440);

export const officialPage: NonNullable<ISectionOptions['properties']> = {
  titlePage: true, // the first page bears no number
  page: {
    size: { width: mm(210), height: mm(297) },
    margin: { top: mm(20), bottom: mm(20), left: mm(30), right: mm(15), header: mm(10) },
  },
};

/** Width of the text, in twentieths of a point. */
export const textWidth = mm(210 - 30 - 15);

export const pageNumber = () =>
  new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT], size: points(13) })],
      }),
    ],
  });

export interface Look {
  bold?: boolean;
  italics?: boolean;
  size?: number;
  before?: number;
  align?: (typeof AlignmentType)[keyof typeof AlignmentType];
}

export const line = (text: string, { bold = false, italics = false, size = 13, before = 0, align }: Look = {}) =>
  new Paragraph({
    ...(align === undefined ? {} : { alignment: align }),
    spacing: { before: twentieths(before) },
    children: [new TextRun({ text, bold, italics, size: points(size) })],
  });

/** Text of the report: both edges straight, the first line 1 cm in, 6 points between paragraphs. */
export const body = (text: string, { bold = false, italics = false }: Look = {}) =>
  new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: mm(10) },
    spacing: { before: twentieths(6), line: 264, lineRule: LineRuleType.AUTO },
    children: [new TextRun({ text, bold, italics })],
  });

/** A thin line under the paragraph before it, a part of the width long. */
export const rule = (percentOfWidth: number, width = textWidth) => {
  const side = Math.round((width * (100 - percentOfWidth)) / 200);
  return new Paragraph({
    indent: { left: side, right: side },
    spacing: { line: 40, lineRule: LineRuleType.EXACT },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } },
    children: [],
  });
};

const nothing = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const noBorders = { top: nothing, bottom: nothing, left: nothing, right: nothing };
const noTableBorders = { ...noBorders, insideHorizontal: nothing, insideVertical: nothing };

/** Two blocks side by side: letterhead and motto, recipients and signature. */
export function sideBySide(left: Paragraph[], right: Paragraph[], leftWidth: number): Table {
  const widths = [Math.round(textWidth * leftWidth), Math.round(textWidth * (1 - leftWidth))];
  const cell = (children: Paragraph[], at: number) =>
    new TableCell({
      children,
      borders: noBorders,
      verticalAlign: VerticalAlign.TOP,
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
      margins: { left: 0, right: 0 },
    });
  return new Table({
    rows: [new TableRow({ cantSplit: true, children: [cell(left, 0), cell(right, 1)] })],
    borders: noTableBorders,
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    width: { size: textWidth, type: WidthType.DXA },
  });
}

export const upper = (text: string): string => text.toLocaleUpperCase('vi');

export interface Letterhead {
  /** The body above the one that issues it, where there is one. */
  above: string | null;
  issuer: string;
  number: string;
  nation: string;
  motto: string;
  placeDay: string;
}

/** Phụ lục I, mục II, khoản 1–4: nation and motto, the office and the one above it, number, place and day. */
export function letterhead({ above, issuer, number, nation, motto, placeDay }: Letterhead): Table {
  const centred: Look = { align: AlignmentType.CENTER };
  const leftWidth = 0.42;
  const left = [
    ...(above === null ? [] : [line(upper(above), centred)]),
    line(upper(issuer), { ...centred, bold: true }),
    rule(40, textWidth * leftWidth),
    line(number, { ...centred, before: 6 }),
  ];
  const right = [
    line(nation, { ...centred, bold: true }),
    line(motto, { ...centred, bold: true, size: 14 }),
    rule(60, textWidth * (1 - leftWidth)),
    line(placeDay, { ...centred, italics: true, size: 14, before: 6 }),
  ];
  return sideBySide(left, right, leftWidth);
}

/** Days before the tenth and the months of January and February are written with a zero; other months without. */
export function writtenDay(on: string): { day: string; month: string; year: string } {
  const [year = '', month = '', day = ''] = on.split('-');
  return { day, month: Number(month) <= 2 ? month : String(Number(month)), year };
}
