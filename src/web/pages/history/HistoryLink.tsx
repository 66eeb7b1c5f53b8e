import { Link } from 'wouter';
import { t } from '../../language.ts';
import { useSession } from '../../session.ts';
import type { HistoryKind } from './kinds.ts';

/** To the whole history of a record, for those who may read it. */
export function HistoryLink({ kind, id }: { kind: HistoryKind; id: string }) {
  const { may } = useSession();
  if (!may('history.read')) return null;
  return (
    <Link className="small" href={`/history/${kind}/${id}`}>
      {t('history.link')}
    </Link>
  );
}
