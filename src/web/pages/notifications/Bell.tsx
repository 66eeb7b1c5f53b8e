import { Link, useLocation } from 'wouter';
import { icons } from '../../components/icons.tsx';
import { formatNumber } from '../../format.ts';
import { t } from '../../language.ts';
import { useLive } from '../../live.ts';
import { useGet } from '../../queries.ts';
import { useSession } from '../../session.ts';
import './notifications.css';

const mostShown = 99;

/** How many notices wait, on every page, as they come. */
export function Bell() {
  const { account } = useSession();
  return account === null ? null : <CountedBell />;
}

function CountedBell() {
  const [path] = useLocation();
  const count = useGet<{ unread: number }>('/api/v1/notices/count');
  useLive(['notice.added', 'notice.read'], () => count.refetch());
  const unread = count.data?.unread ?? 0;
  return (
    <Link
      href="/notifications"
      className="button bell"
      aria-label={t('notices.badge', { count: unread })}
      aria-current={path.startsWith('/notifications') ? 'page' : undefined}
    >
      {icons.bell}
      {unread > 0 && (
        <span className="badge" aria-hidden="true">
          {unread > mostShown ? t('notices.badge-most') : formatNumber(unread)}
        </span>
      )}
    </Link>
  );
}
