import { Link } from 'wouter';
import { followPath } from '../../kernel/following/paths.ts';
import { language, t } from '../language.ts';
import { useSession } from '../session.ts';

/** To follow what the page shows: with the account of whoever is signed in, else on the public page. */
export function FollowLink({ subject }: { subject: string }) {
  const { may, isPending } = useSession();
  if (isPending) return null;
  if (may('notices.own')) {
    return (
      <Link className="button" href={`/notifications/following?subject=${encodeURIComponent(subject)}`}>
        {t('following.link')}
      </Link>
    );
  }
  return (
    <a className="button" href={followPath(language(), subject)}>
      {t('following.link')}
    </a>
  );
}
