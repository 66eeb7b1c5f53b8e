import type { SearchHit, SearchKind, SearchPage, Segment } from '../../kernel/search/contract.ts';
import { icons } from '../components/icons.tsx';
import { formatAge } from '../format.ts';
import { isMessageKey, type MessageKey, t } from '../language.ts';
import { useNow } from '../now.ts';

export const kindWord = (kind: SearchKind): string => t(`search.kind.${kind}` satisfies MessageKey);

export const kindIcon = {
  directive: icons.directive,
  clause: icons.directive,
  task: icons.task,
  report: icons.report,
  place: icons.place,
  organisation: icons.person,
  area: icons.area,
  article: icons.news,
} as const;

/** "27 kết quả", or "ít nhất 1.000" where not all were looked at. */
export function foundWord({ counts, more }: Pick<SearchPage, 'counts' | 'more'>): string {
  const count = counts.reduce((sum, kind) => sum + kind.count, 0);
  return t(more ? 'search.found-more' : 'search.found', { count });
}

const plain = (segments: readonly Segment[]): string => segments.map(({ text }) => text).join('');
export const titleOf = ({ title }: Pick<SearchHit, 'title'>): string => plain(title);

/** The server says which pieces are hits; what they contain is text and stays text. */
export function Marked({ segments }: { segments: readonly Segment[] }) {
  return segments.map(({ text, hit }, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text do not move
    hit ? <mark key={index}>{text}</mark> : text,
  );
}

function stateWord({ kind, state }: SearchHit): string {
  const keys = {
    task: `work.state.${state}`,
    report: `reports.state.${state}`,
    directive: `directives.state.${state}`,
    clause: `directives.state.${state}`,
    place: `search.state.${state}`,
    organisation: `search.state.${state}`,
    area: `search.state.${state}`,
    article: '',
  };
  const key = keys[kind];
  return isMessageKey(key) ? t(key) : '';
}

/** What a hit is, beside its name. */
export function HitFacts({ hit }: { hit: SearchHit }) {
  const now = useNow();
  const { number, organisation, area, updatedAt } = hit;
  const facts = [number, organisation, area, stateWord(hit), updatedAt === null ? null : formatAge(updatedAt, now)];
  return (
    <span className="hit-facts">
      {facts
        .filter((fact) => fact !== null && fact !== '')
        .map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
    </span>
  );
}

/** Hits kind by kind, in the order in which the server found the kinds worth showing. */
export function byKind(items: readonly SearchHit[]): [SearchKind, SearchHit[]][] {
  const groups = new Map<SearchKind, SearchHit[]>();
  for (const hit of items) groups.set(hit.kind, [...(groups.get(hit.kind) ?? []), hit]);
  return [...groups];
}
