import {
  AlignmentType,
  BorderStyle,
  Document,
  Header,
  type ISectionOptions,
  LineRuleType,
  Packer,
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
import { composeReport, type ReportPart, type Tell } from '../../progress/compose-report.ts';
import type { ProgressReport, ReportFigures } from '../../progress/contract.ts';
import { figureColumns } from './progress-sheet.ts';

/**
 * The report as a document in the layout of Nghị định 30/2020/NĐ-CP, Phụ lục I: A4, margins of 20 mm above and below, 30
 * left and 15 right, Times New Roman, page numbers above the text from the second page on. Number and signature are left
 * to the office that signs it.
 */
export async function progressPaper(report: ProgressReport, tell: Tell, city: string): Promise<Buffer> {
  const { subject, opening, parts } = composeReport(report, tell);
  const children = [
    ...head(report, tell, city),
    line(tell('progress.paper.type'), { bold: true, size: 14, before: 12, align: AlignmentType.CENTER }),
    line(subject, { bold: true, size: 14, align: AlignmentType.CENTER }),
    rule(40),
    ...opening.map((text) => body(text)),
    ...parts.flatMap((part, index) => partOf(part, index, report, tell)),
    ...foot(report, tell),
  ];
  const paper = new Document({
    creator: city,
    title: subject,
    styles: { default: { document: { run: { font: 'Times New Roman', size: points(14) } } } },
    sections: [{ properties: page, headers: { default: pageNumber(), first: new Header({ children: [] }) }, children }],
  });
  return Packer.toBuffer(paper);
}

const points = (size: number): number => size * 2; // Word counts half points
const twentieths = (size: number): number => size * 20;
const mm = (length: number): number => Math.round((length / 25.4) * 1440);

const page: NonNullable<ISectionOptions['properties']> = {
  titlePage: true, // the first page bears no number
  page: {
    size: { width: mm(210), height: mm(297) },
    margin: { top: mm(20), bottom: mm(20), left: mm(30), right: mm(15), header: mm(10) },
  },
};

/** Width of the text, in twentieths of a point. */
const textWidth = mm(210 - 30 - 15);

const pageNumber = () =>
  new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT], size: points(13) })],
      }),
    ],
  });

interface Look {
  bold?: boolean;
  italics?: boolean;
  size?: number;
  before?: number;
  align?: (typeof AlignmentType)[keyof typeof AlignmentType];
}

const line = (text: string, { bold = false, italics = false, size = 13, before = 0, align }: Look = {}) =>
  new Paragraph({
    ...(align === undefined ? {} : { alignment: align }),
    spacing: { before: twentieths(before) },
    children: [new TextRun({ text, bold, italics, size: points(size) })],
  });

/** Text of the report: both edges straight, the first line 1 cm in, 6 points between paragraphs. */
const body = (text: string, { bold = false, italics = false }: Look = {}) =>
  new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: mm(10) },
    spacing: { before: twentieths(6), line: 264, lineRule: LineRuleType.AUTO },
    children: [new TextRun({ text, bold, italics })],
  });

/** A thin line under the paragraph before it, a part of the width long. */
const rule = (percentOfWidth: number, width = textWidth) => {
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
function sideBySide(left: Paragraph[], right: Paragraph[], leftWidth: number): Table {
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

/** Phụ lục I, mục II, khoản 1–4: nation and motto, the office and the one above it, number, place and day. */
function head({ reporter, on }: ProgressReport, tell: Tell, city: string): Table[] {
  const centred: Look = { align: AlignmentType.CENTER };
  const leftWidth = 0.42;
  const [year = '', month = '', day = ''] = on.split('-');
  // Days before the tenth and the months of January and February are written with a zero; other months without.
  const writtenMonth = Number(month) <= 2 ? month : String(Number(month));
  const left = [
    ...(reporter?.parent == null ? [] : [line(upper(reporter.parent), { ...centred, size: 13 })]),
    line(upper(reporter?.name ?? city), { ...centred, bold: true }),
    rule(40, textWidth * leftWidth),
    line(tell('progress.paper.number'), { ...centred, before: 6 }),
  ];
  const right = [
    line(tell('progress.paper.nation'), { ...centred, bold: true, size: 13 }),
    line(tell('progress.paper.motto'), { ...centred, bold: true, size: 14 }),
    rule(60, textWidth * (1 - leftWidth)),
    line(tell('progress.paper.place-day', { place: city, day, month: writtenMonth, year }), {
      ...centred,
      italics: true,
      size: 14,
      before: 6,
    }),
  ];
  return [sideBySide(left, right, leftWidth)];
}

const upper = (text: string): string => text.toLocaleUpperCase('vi');

const romans = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII'];

function partOf(part: ReportPart, index: number, report: ProgressReport, tell: Tell): (Paragraph | Table)[] {
  return [
    body(`${romans[index] ?? index + 1}. ${upper(part.heading)}`, { bold: true }),
    ...part.paragraphs.map((text) => body(text)),
    ...part.items.flatMap(({ text, notes }, n) => [
      body(`${n + 1}. ${text}`),
      ...notes.map((note) => body(`- ${note}`, { italics: true })),
    ]),
    ...(part.table ? [line('', { size: 6 }), figuresTable(report, tell)] : []),
  ];
}

function figuresTable({ organisations, figures }: ProgressReport, tell: Tell): Table {
  const heads = [
    tell('progress.column.organisation'),
    tell('progress.column.total'),
    ...figureColumns.map(([key]) => tell(key)),
  ];
  const nameWidth = Math.round(textWidth * 0.28);
  const numberWidth = Math.round((textWidth - nameWidth) / (heads.length - 1));
  const widths = heads.map((_, at) => (at === 0 ? nameWidth : numberWidth));
  const row = (cells: string[], bold: boolean, tableHeader = false) =>
    new TableRow({
      cantSplit: true,
      tableHeader,
      children: cells.map(
        (text, at) =>
          new TableCell({
            width: { size: widths[at] ?? numberWidth, type: WidthType.DXA },
            verticalAlign: VerticalAlign.CENTER,
            children: [line(text, { bold, size: 11, align: at === 0 ? AlignmentType.LEFT : AlignmentType.CENTER })],
          }),
      ),
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      row(heads, true, true),
      ...organisations.map(({ name, figures: own }) => row([name, ...figureTexts(own)], false)),
      row([tell('progress.sum'), ...figureTexts(figures)], true),
    ],
  });
}

const figureTexts = (figures: ReportFigures): string[] => [
  String(figures.total),
  ...figureColumns.map(([key, of]) => {
    const value = of(figures);
    if (key !== 'progress.column.overdue-rate') return String(value);
    return value === null ? '' : `${(value * 100).toFixed(1).replace('.', ',')}%`;
  }),
];

/** Phụ lục I, mục II, khoản 7 and 9: who signs, and who receives it. */
function foot({ reporter, directive }: ProgressReport, tell: Tell): (Paragraph | Table)[] {
  const left = [
    line(tell('progress.paper.recipients'), { bold: true, italics: true, size: 12 }),
    ...(directive?.issuer == null
      ? []
      : [line(tell('progress.paper.to-issuer', { issuer: directive.issuer }), { size: 11 })]),
    line(tell('progress.paper.to-file'), { size: 11 }),
  ];
  const centred: Look = { align: AlignmentType.CENTER };
  const signer = reporter?.head?.name ?? null;
  const right = [
    line(upper(reporter?.head?.title ?? tell('progress.paper.signatory')), { ...centred, bold: true, size: 14 }),
    line(tell('progress.paper.sign'), { ...centred, italics: true, size: 12 }),
    ...Array.from({ length: 4 }, () => line('')),
    ...(signer === null ? [] : [line(signer, { ...centred, bold: true, size: 14 })]),
  ];
  return [line('', { size: 13 }), sideBySide(left, right, 0.5)];
}
