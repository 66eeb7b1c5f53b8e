import { withNewTones } from '../../../kernel/vietnamese.ts';
import type { DocumentType } from '../reading.ts';
import { lowered, phrase } from './wording.ts';

/** A kind of document: how it is called, how its number abbreviates it, and our own type where there is one. */
export interface DocumentKind {
  name: string;
  abbreviations: string[];
  type: DocumentType | null;
}

const kind = (name: string, abbreviations: string, type: DocumentType | null = null): DocumentKind => ({
  name,
  abbreviations: abbreviations === '' ? [] : abbreviations.split(' '),
  type,
});

/** The kinds of state documents: Decree 30/2020/NĐ-CP, article 7 and annex III, with both abbreviations where lists differ. */
export const stateKinds: DocumentKind[] = [
  kind('Nghị quyết', 'NQ', 'resolution'),
  kind('Quyết định', 'QĐ', 'decision'),
  kind('Chỉ thị', 'CT', 'directive'),
  kind('Quy chế', 'QC'),
  kind('Quy định', 'QyĐ QĐi'),
  kind('Thông cáo', 'TC'),
  kind('Thông báo', 'TB', 'notice'),
  kind('Hướng dẫn', 'HD'),
  kind('Chương trình', 'CTr', 'programme'),
  kind('Kế hoạch', 'KH', 'plan'),
  kind('Phương án', 'PA'),
  kind('Đề án', 'ĐA'),
  kind('Dự án', 'DA'),
  kind('Báo cáo', 'BC', 'report'),
  kind('Biên bản', 'BB'),
  kind('Tờ trình', 'TTr'),
  kind('Hợp đồng', 'HĐ'),
  kind('Công văn', '', 'official-letter'),
  kind('Công điện', 'CĐ', 'telegram'),
  kind('Bản ghi nhớ', 'BGN GN'),
  kind('Bản thỏa thuận', 'BTT TTh'),
  kind('Giấy ủy quyền', 'GUQ'),
  kind('Giấy mời', 'GM'),
  kind('Giấy giới thiệu', 'GGT'),
  kind('Giấy nghỉ phép', 'GNP NP'),
  kind('Phiếu gửi', 'PG'),
  kind('Phiếu chuyển', 'PC'),
  kind('Phiếu báo', 'PB'),
  kind('Thư công', ''),
];

/** Legal-normative documents and copies, outside the list of 29. */
const otherStateKinds: DocumentKind[] = [
  kind('Bộ luật', ''),
  kind('Luật', ''),
  kind('Pháp lệnh', 'PL'),
  kind('Lệnh', 'L'),
  kind('Nghị định', 'NĐ'),
  kind('Thông tư liên tịch', 'TTLT'),
  kind('Thông tư', 'TT'),
  kind('Nghị quyết liên tịch', 'NQLT', 'resolution'),
  kind('Kế hoạch liên tịch', 'KHLT KHLN', 'plan'),
  kind('Quy chế phối hợp', 'QCPH'),
  kind('Kết luận', 'KL', 'conclusion'),
  kind('Chương trình hành động', 'CTHĐ', 'programme'),
  kind('Văn bản hợp nhất', 'VBHN'),
  kind('Giấy phép', 'GP'),
  kind('Sao y', 'SY'),
  kind('Sao lục', 'SL'),
  kind('Trích sao', 'TrS'),
];

/** Kinds of Party documents: Regulation 399-QĐ/TW of 2026; QĐ stands for decisions and for regulations. */
const partyKinds: DocumentKind[] = [
  kind('Nghị quyết', 'NQ', 'resolution'),
  kind('Quyết định', 'QĐ', 'decision'),
  kind('Quy định', 'QyĐ QĐi'),
  kind('Kết luận', 'KL', 'conclusion'),
  kind('Chỉ thị', 'CT', 'directive'),
  kind('Quy chế', 'QC'),
  kind('Thông báo', 'TB', 'notice'),
  kind('Báo cáo', 'BC', 'report'),
  kind('Kế hoạch', 'KH', 'plan'),
  kind('Chương trình hành động', 'CTHĐ', 'programme'),
  kind('Chương trình', 'CTr', 'programme'),
  kind('Tờ trình', 'TTr'),
  kind('Công văn', 'CV', 'official-letter'),
  kind('Biên bản', 'BB'),
  kind('Đề án', 'ĐA'),
  kind('Phương án', 'PA'),
  kind('Hướng dẫn', 'HD'),
  kind('Thông tri', 'TT'),
  kind('Quy chế phối hợp', 'QCPH'),
];

const byAbbreviation = (kinds: DocumentKind[]): Map<string, DocumentKind> =>
  new Map(kinds.flatMap((each) => each.abbreviations.map((short) => [short.toLowerCase(), each] as const)));

const stateByAbbreviation = byAbbreviation([...stateKinds, ...otherStateKinds]);
const partyByAbbreviation = byAbbreviation(partyKinds);
// What a scanner makes of a stroke it cannot see. DA and HD are abbreviations of their own and stay as they are.
const misread: Record<string, string> = { qd: 'qđ', nd: 'nđ', cd: 'cđ', qyd: 'qyđ', vbhm: 'vbhn' };

/** The kind an abbreviation in a number stands for; Party bodies use some letters differently from the state. */
export function kindOf(abbreviation: string, body: 'state' | 'party'): DocumentKind | undefined {
  const short = abbreviation.normalize('NFC').toLowerCase();
  const kinds = body === 'party' ? partyByAbbreviation : stateByAbbreviation;
  return kinds.get(short) ?? kinds.get(misread[short] ?? '');
}

/** Words that introduce a number without being a kind of document, and short forms of kinds. */
const spokenNames: [string, string][] = [
  ['văn bản', 'Văn bản'],
  ['kế hoạch hành động', 'Kế hoạch hành động'],
  ['thông báo kết luận', 'Thông báo kết luận'],
  ['cv', 'Công văn'],
  ['nđ', 'Nghị định'],
  ['tt', 'Thông tư'],
  ['nq', 'Nghị quyết'],
  ['qđ', 'Quyết định'],
];

export const everyKind = [...partyKinds, ...stateKinds, ...otherStateKinds];
const canonicalNames = new Map([
  ...everyKind.map(({ name }): [string, string] => [name.toLowerCase(), name]),
  ...spokenNames,
]);
const typesByName = new Map([
  ...everyKind.map(({ name, type }) => [name, type] as const),
  ['Kế hoạch hành động', 'plan'] as const,
  ['Thông báo kết luận', 'notice'] as const,
]);
const longestFirst = [...canonicalNames.keys()].sort((a, b) => b.length - a.length);
const anyKind = phrase(longestFirst.join('|'));

export interface NamedKind {
  name: string;
  type: DocumentType | null;
  start: number;
  end: number;
}

/** The last name of a kind in a text, as "Nghị quyết" in "các Nghị quyết số"; undefined when it names none. */
export function lastKindIn(text: string): NamedKind | undefined {
  let last: NamedKind | undefined;
  for (const match of lowered(withNewTones(text)).matchAll(anyKind)) {
    const name = canonicalNames.get(match[0].replace(/[\s*]+/g, ' '));
    if (name === undefined) continue;
    last = { name, type: typesByName.get(name) ?? null, start: match.index, end: match.index + match[0].length };
  }
  return last;
}
