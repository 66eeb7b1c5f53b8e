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
} from '../../../kernel/paper/official-paper.ts';
import { timeOf } from '../../../kernel/time.ts';
import type { ChecklistItem } from '../checklists.ts';
import type { Inspection } from '../contract.ts';
import { paperWords as words } from '../paper-words.ts';

/**
 * Biên bản kiểm tra: the record of an inspection in the layout of Nghị định 30/2020/NĐ-CP, in the language of the city.
 * The number of the office's own register and the signatures are left to it.
 */
export async function inspectionPaper(inspection: Inspection, city: string): Promise<Buffer> {
  const { checklist, organisation, inspectedOn, number } = inspection;
  const subject = words.subject(checklist.vi, whereOf(inspection));
  const centred: Look = { align: AlignmentType.CENTER, bold: true, size: 14 };
  const children = [
    letterhead({
      above: null,
      issuer: organisation.name,
      number: words.number,
      nation: words.nation,
      motto: words.motto,
      placeDay: words.placeDay({ place: city, ...writtenDay(inspectedOn) }),
    }),
    line(words.type, { ...centred, before: 12 }),
    line(subject, centred),
    rule(40),
    ...opening(inspection),
    body(words.results, { bold: true }),
    line('', { size: 6 }),
    answersTable(inspection),
    ...closing(inspection),
    line('', { size: 13 }),
    signatures(inspection),
  ];
  const paper = new Document({
    creator: city,
    title: `${number}: ${subject}`,
    styles: { default: { document: { run: { font: 'Times New Roman', size: points(14) } } } },
    sections: [
      { properties: officialPage, headers: { default: pageNumber(), first: new Header({ children: [] }) }, children },
    ],
  });
  return Packer.toBuffer(paper);
}

const whereOf = ({ place, address, area, position }: Inspection): string => {
  const told = [place?.name, address, area?.name].filter((each) => each != null);
  if (told.length > 0) return told.join(', ');
  const [lon, lat] = position?.coordinates ?? [];
  return `${lat}, ${lon}`;
};

function opening(inspection: Inspection): Paragraph[] {
  const { begunAt, inspectedOn, organisation, inspector, party, number, version } = inspection;
  return [
    body(words.begun({ time: timeOf(begunAt), ...writtenDay(inspectedOn), where: whereOf(inspection) })),
    body(words.present, { bold: true }),
    body(words.inspectors(organisation.name, inspector.name)),
    body(party === null ? words.nobodyMet : words.met(party.name ?? words.unnamed, party.role)),
    body(words.basis(number, version.ordinal, version.source)),
  ];
}

/** What was asked, what was found, and what was said about it. */
function answersTable({ version, answers }: Inspection): Table {
  const shares = [0.08, 0.42, 0.2, 0.3];
  const widths = shares.map((share) => Math.round(textWidth * share));
  const row = (cells: string[], bold: boolean, tableHeader = false) =>
    new TableRow({
      cantSplit: true,
      tableHeader,
      children: cells.map(
        (text, at) =>
          new TableCell({
            width: { size: widths[at] ?? 0, type: WidthType.DXA },
            verticalAlign: VerticalAlign.CENTER,
            children: [line(text, { bold, size: 12, ...(at === 0 ? { align: AlignmentType.CENTER } : {}) })],
          }),
      ),
    });
  const answered = new Map(answers.map((answer) => [answer.item, answer]));
  const rows = version.items.flatMap((item, index) => {
    const answer = answered.get(item.code);
    if (answer === undefined) return [];
    const told = [answer.note, answer.photos.length > 0 ? words.photos(answer.photos.length) : null];
    return [
      row([String(index + 1), item.vi, valueWord(item, answer.value), told.filter(Boolean).join('. ')], answer.fault),
    ];
  });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    rows: [row(words.columns, true, true), ...rows],
  });
}

function valueWord(item: ChecklistItem, value: string | number): string {
  if (value === 'na') return words.notApplicable;
  if (item.kind === 'yes-no') return value === 'yes' ? words.yes : words.no;
  if (item.kind === 'number') return `${String(value).replace('.', ',')} ${item.unit}`.trim();
  if (item.kind === 'choice') return item.choices.find(({ code }) => code === value)?.vi ?? String(value);
  return words.seen;
}

function closing({ answered, faults, answers, note, party, finishedAt }: Inspection): Paragraph[] {
  const tasks = answers.flatMap(({ workItem }) => (workItem === null ? [] : [workItem.title]));
  return [
    body(words.conclusion, { bold: true }),
    body(words.counted(answered, faults)),
    ...(note === null ? [] : [body(note)]),
    ...(tasks.length === 0 ? [] : [body(words.tasks), ...tasks.map((title) => body(`- ${title}`))]),
    body(words.said, { bold: true }),
    body(party?.said ?? words.nothingSaid),
    body(words.ended(timeOf(finishedAt))),
  ];
}

function signatures({ party, inspector }: Inspection): Table {
  const centred: Look = { align: AlignmentType.CENTER };
  const side = (who: string, name: string | null) => [
    line(upper(who), { ...centred, bold: true, size: 13 }),
    line(words.sign, { ...centred, italics: true, size: 12 }),
    ...Array.from({ length: 4 }, () => line('')),
    ...(name === null ? [] : [line(name, { ...centred, bold: true, size: 14 })]),
  ];
  return sideBySide(side(words.inspected, party?.name ?? null), side(words.inspectorsSign, inspector.name), 0.5);
}
