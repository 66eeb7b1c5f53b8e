import type { AreaId } from '../../../../kernel/areas/contract.ts';
import type { Division, GroupId } from '../../balance/contract.ts';

/** A division while it is drawn. */
export interface Drawn {
  vi: string;
  en: string;
  source: string;
  names: readonly Division['name'][];
  /** Of groups that go on; null for new ones. */
  ids: readonly (GroupId | null)[];
  /** The group of each area, by its place. */
  groupOf: ReadonlyMap<AreaId, number>;
}

const nobody = { vi: '', en: '' };
export const emptyDrawn: Drawn = { ...nobody, source: '', names: [nobody, nobody], ids: [], groupOf: new Map() };

const areasOf = ({ groupOf }: Drawn, at: number): AreaId[] =>
  [...groupOf].flatMap(([area, group]) => (group === at ? area : []));

/** Whether nothing is left to fill in. */
export const isWhole = (drawn: Drawn): boolean =>
  [drawn.vi, drawn.en, drawn.source, ...drawn.names.flatMap(({ vi, en }) => [vi, en])].every(
    (text) => text.trim() !== '',
  ) && drawn.names.every((_, at) => areasOf(drawn, at).length > 0);

export const toSend = (drawn: Drawn, from: string) => ({
  name: { vi: drawn.vi, en: drawn.en },
  source: drawn.source,
  from,
  groups: drawn.names.map((name, at) => ({ id: drawn.ids[at] ?? null, name, areaIds: areasOf(drawn, at) })),
});

/** Without a group: its areas are in none, and those behind it move up. */
export const withoutGroup = (drawn: Drawn, gone: number): Drawn => ({
  ...drawn,
  names: drawn.names.filter((_, at) => at !== gone),
  ids: drawn.ids.filter((_, at) => at !== gone),
  groupOf: new Map(
    [...drawn.groupOf].flatMap(([area, at]) => (at === gone ? [] : [[area, at > gone ? at - 1 : at] as const])),
  ),
});
