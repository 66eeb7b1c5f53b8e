import { Link } from 'wouter';

/** A formula in which each indicator leads to its page. */
export function Formula({ text }: { text: string }) {
  return (
    <code>
      {partsOf(text).map(({ at, part, isCode }) =>
        isCode ? (
          <Link key={at} href={`/indicators/${part}`}>
            {part}
          </Link>
        ) : (
          <span key={at}>{part}</span>
        ),
      )}
    </code>
  );
}

function partsOf(text: string): { at: number; part: string; isCode: boolean }[] {
  return [...text.matchAll(/[a-z][a-z0-9]*(?:-[a-z0-9]+)*|[^a-z]+/g)].map((found) => ({
    at: found.index,
    part: found[0],
    isCode: /^[a-z]/.test(found[0]),
  }));
}
