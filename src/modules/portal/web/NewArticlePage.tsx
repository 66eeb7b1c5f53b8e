import { Bones } from '../../../web/components/Answer.tsx';
import { Page } from '../../../web/components/Page.tsx';
import { t } from '../../../web/language.ts';
import { useGet } from '../../../web/queries.ts';
import { useSession } from '../../../web/session.ts';
import { ArticleForm } from './ArticleForm.tsx';
import { emptyDraft } from './article-draft.ts';
import './articles.css';

/** Viết bài: for the office one speaks for, unless another is chosen. */
export default function NewArticlePage() {
  const { organisationId, isPending } = useSession();
  const own = useGet<{ id: string; name: string }>(
    organisationId === null ? null : `/api/v1/organisations/${organisationId}`,
  );
  const isComing = isPending || (organisationId !== null && own.isPending);
  return (
    <Page title={t('article.new')}>
      {isComing ? (
        <Bones lines={8} />
      ) : (
        <ArticleForm article={null} start={emptyDraft} organisation={own.data ?? null} />
      )}
    </Page>
  );
}
