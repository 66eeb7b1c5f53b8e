import { type AreaId, type AreaKind, type AreaLevel, kindWords } from '../../../kernel/areas/contract.ts';
import type { Day } from '../../../kernel/time.ts';
import { withNewTones, withoutDiacritics } from '../../../kernel/vietnamese.ts';
import type { Period } from '../periods.ts';
import { CellFault, quoted, type SheetCell } from './cells.ts';

export interface KnownArea {
  id: AreaId;
  code: string | null;
  level: AreaLevel;
  kind: AreaKind;
  name: string;
  fullName: string;
  validFrom: Day;
  validTo: Day | null;
}

const abbreviations: Readonly<Record<string, readonly AreaKind[]>> = {
  p: ['ward'],
  x: ['commune'],
  tt: ['township'],
  tp: ['provincial-city', 'central-city'],
  tx: ['town'],
  h: ['rural-district'],
  q: ['urban-district'],
  t: ['province'],
  tdp: ['residential-group'],
};
const kindsByWord = new Map<string, AreaKind[]>();
for (const [kind, word] of Object.entries(kindWords) as [AreaKind, string][])
  kindsByWord.set(plain(word), [...(kindsByWord.get(plain(word)) ?? []), kind]);

/** Rows that sum others up are no area: a sum follows from its parts. */
const totals = /^(?:tong(?: cong| so)?|cong|toan bo)$/;
export const isTotal = (cell: SheetCell): boolean => typeof cell === 'string' && totals.test(plain(cell));

/** Finds areas by what offices call them: by code, with or without the kind before the name, with or without diacritics. */
export class AreaFinder {
  readonly #byName = new Map<string, KnownArea[]>();
  readonly #byPlainName = new Map<string, KnownArea[]>();
  readonly #byCode = new Map<string, KnownArea[]>();
  readonly #found = new Map<string, readonly KnownArea[]>();

  constructor(areas: readonly KnownArea[]) {
    const put = (map: Map<string, KnownArea[]>, key: string, area: KnownArea) =>
      map.set(key, [...(map.get(key) ?? []), area]);
    for (const area of areas) {
      put(this.#byName, exact(area.name), area);
      put(this.#byPlainName, plain(area.name), area);
      if (area.code !== null) put(this.#byCode, area.code, area);
    }
  }

  /** The one area that the cell names: of those in force at the end of the period, or else of those within it. */
  find(cell: SheetCell, { startsOn, endsOn }: Period): KnownArea | CellFault {
    const text = typeof cell === 'number' ? String(cell) : cell;
    if (typeof text !== 'string' || text.trim() === '') return new CellFault('indicators.import-area-missing');
    const candidates = this.#candidates(text);
    const within = candidates.filter(
      ({ validFrom, validTo }) => validFrom <= endsOn && (validTo === null || startsOn < validTo),
    );
    const atEnd = within.filter(({ validTo }) => validTo === null || endsOn < validTo);
    const inForce = atEnd.length > 0 ? atEnd : within;
    const [one, ...others] = inForce;
    if (one !== undefined && others.length === 0) return one;
    if (one !== undefined)
      return new CellFault('indicators.import-area-ambiguous', {
        cell: quoted(cell),
        names: inForce.map(({ fullName }) => fullName).join(', '),
      });
    const code = candidates.length === 0 ? 'indicators.import-area-unknown' : 'indicators.import-area-not-in-force';
    return new CellFault(code, { cell: quoted(cell), on: endsOn });
  }

  /** What the text may mean on any day; the same names come again row after row. */
  #candidates(text: string): readonly KnownArea[] {
    const known = this.#found.get(text);
    if (known !== undefined) return known;
    const found = this.#byCode.get(text.trim()) ?? this.#named(text);
    this.#found.set(text, found);
    return found;
  }

  /** The name as it stands before the name with its kind taken off ("Xã" may begin a name); diacritics count if given. */
  #named(text: string): readonly KnownArea[] {
    const [kinds, rest] = withoutKind(text);
    const ofKind = (areas: readonly KnownArea[]) => areas.filter(({ kind }) => kinds.includes(kind));
    const ways = [
      () => ofKind(this.#byName.get(exact(rest)) ?? []),
      () => this.#byName.get(exact(text)) ?? [],
      ...(hasDiacritics(text)
        ? [] // "Bảo Hà" is not "Bảo Hạ"
        : [() => ofKind(this.#byPlainName.get(plain(rest)) ?? []), () => this.#byPlainName.get(plain(text)) ?? []]),
    ];
    for (const way of ways) {
      const found = way();
      if (found.length > 0) return found;
    }
    return [];
  }
}

function withoutKind(text: string): [readonly AreaKind[], string] {
  const words = text.trim().replace(/\s+/g, ' ');
  const short = /^(tdp|tt|tp|tx|p|x|h|q|t)\s*\.\s*(.+)$/i.exec(words) ?? /^(TDP|TT|TP|TX|P|X|H|Q)\s+(.+)$/.exec(words);
  if (short?.[2] !== undefined) return [abbreviations[plain(short[1] ?? '')] ?? [], short[2]];
  for (const length of [3, 2, 1]) {
    const parts = words.split(' ');
    const kinds = kindsByWord.get(plain(parts.slice(0, length).join(' ')));
    if (kinds !== undefined && parts.length > length) return [kinds, parts.slice(length).join(' ')];
  }
  return [[], words];
}

const exact = (text: string): string => withNewTones(text).toLowerCase().replace(/\s+/g, ' ').trim();
function plain(text: string): string {
  return withoutDiacritics(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
const hasDiacritics = (text: string): boolean => /[\p{M}đĐ]/u.test(text.normalize('NFD'));
