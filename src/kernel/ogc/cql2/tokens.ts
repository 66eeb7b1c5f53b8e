import { unreadable } from './tree.ts';

export type Token =
  | { kind: 'word'; text: string }
  /** A name in double quotes, which is never a keyword. */
  | { kind: 'name'; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'number'; value: number; text: string }
  | { kind: 'sign'; text: string };

const parts = [
  { kind: 'space', pattern: /\s+/y },
  { kind: 'number', pattern: /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y },
  { kind: 'word', pattern: /[\p{L}_:][\p{L}\p{N}\p{M}_:.]*/uy },
  { kind: 'name', pattern: /"([^"]+)"/y },
  { kind: 'text', pattern: /'((?:''|\\'|[^'])*)'/y },
  { kind: 'sign', pattern: /<>|<=|>=|[=<>(),+\-*/^%]/y },
] as const;

/** The words of a filter as text, each with what it is. */
export function tokensOf(filter: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < filter.length) {
    const found = parts
      .map(({ kind, pattern }) => {
        pattern.lastIndex = at;
        return { kind, match: pattern.exec(filter) };
      })
      .find(({ match }) => match !== null);
    if (found?.match == null) throw unreadable(filter.slice(at));
    const [whole, inner = whole] = found.match;
    at += whole.length;
    if (found.kind === 'number') tokens.push({ kind: 'number', value: Number(whole), text: whole });
    else if (found.kind === 'text') tokens.push({ kind: 'text', text: inner.replace(/''|\\'/g, "'") });
    else if (found.kind !== 'space') tokens.push({ kind: found.kind, text: inner });
  }
  return tokens;
}
