import {
  AlignmentType,
  Document,
  Header,
  Packer,
  type Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
import {
  body,
  type Look,
  letterhead,
  line,
  officialPage,
  pageNumber,
  points,
  rule,
  sideBySide,
  textWidth,
  upper,
  writtenDay,
} from '../../../../kernel/paper/official-paper.ts';
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
    head(report, tell, city),
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
    sections: [
      { properties: officialPage, headers: { default: pageNumber(), first: new Header({ children: [] }) }, children },
    ],
  });
  return Packer.toBuffer(paper);
}

function head({ reporter, on }: ProgressReport, tell: Tell, city: string): Table {
  return letterhead({
    above: reporter?.parent ?? null,
    issuer: reporter?.name ?? city,
    number: tell('progress.paper.number'),
    nation: tell('progress.paper.nation'),
    motto: tell('progress.paper.motto'),
    placeDay: tell('progress.paper.place-day', { place: city, ...writtenDay(on) }),
  });
}

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
