import { Link } from 'wouter';
import { Page } from '../components/Page.tsx';
import { t } from '../language.ts';

export function NotFoundPage() {
  return (
    <Page className="narrow" title={t('web.not-found.title')} over="404" under={t('web.not-found.text')}>
      <Link href="/" className="button primary">
        {t('web.not-found.back')}
      </Link>
    </Page>
  );
}
