import { Link } from 'wouter';
import type { Target } from '../../targets/contract.ts';

/** What set a target: its clause, where one may see it, or the words of it. */
export function TargetSource({ target: { clause, source } }: { target: Target }) {
  if (clause === null) return <span lang="vi">{source}</span>;
  return (
    <Link href={`/directives/${clause.directiveId}#${clause.findingId}`} title={clause.quote}>
      {source}
    </Link>
  );
}
