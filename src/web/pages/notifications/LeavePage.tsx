import { useMutation } from '@tanstack/react-query';
import { Link, useSearchParams } from 'wouter';
import { query, send } from '../../api.ts';
import { ProblemNotice } from '../../components/Answer.tsx';
import { Page } from '../../components/Page.tsx';
import { t } from '../../language.ts';

/** Where the link in a mail leads. A press decides, not the visit: programs that look through mails open every link. */
export default function LeavePage() {
  const [asked] = useSearchParams();
  const leaving = useMutation({
    mutationFn: () => send(`/api/v1/notices/leave${query({ token: asked.get('token') })}`, {}),
  });
  return (
    <Page className="narrow" title={t('notices.leave.title')} under={t('notices.leave.under')}>
      <section className="card padded form">
        {leaving.isError && <ProblemNotice error={leaving.error} />}
        {leaving.isSuccess ? (
          <p className="notice good" role="status">
            {t('notices.leave.done')}
          </p>
        ) : (
          <div className="acts">
            <button type="button" className="primary" disabled={leaving.isPending} onClick={() => leaving.mutate()}>
              {t('notices.leave.act')}
            </button>
          </div>
        )}
        <Link href="/notifications/settings" className="small">
          {t('notices.settings')}
        </Link>
      </section>
    </Page>
  );
}
