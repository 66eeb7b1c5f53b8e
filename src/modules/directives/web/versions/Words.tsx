import type { VersionComparison } from '../../versions-contract.ts';

type Change = VersionComparison['changes'][number];

/** The words of a clause: what is new underlined, what is gone struck through, so that no colour is needed to tell. */
export function Words({ words, text, kind }: { words: Change['words']; text: string; kind: Change['kind'] }) {
  if (kind === 'added') return <ins>{text}</ins>;
  if (kind === 'removed') return <del>{text}</del>;
  if (words === null) return text;
  return words.map(({ text: run, change }, index) => {
    // biome-ignore-start lint/suspicious/noArrayIndexKey: the runs of a clause do not move
    if (change === 'added') return <ins key={index}>{run}</ins>;
    if (change === 'removed') return <del key={index}>{run}</del>;
    return <span key={index}>{run}</span>;
    // biome-ignore-end lint/suspicious/noArrayIndexKey: the runs of a clause do not move
  });
}
