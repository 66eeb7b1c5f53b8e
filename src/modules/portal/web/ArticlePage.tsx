import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { send } from '../../../web/api.ts';
import { Answer, ProblemNotice } from '../../../web/components/Answer.tsx';
import { Page } from '../../../web/components/Page.tsx';
import { formatInstant } from '../../../web/format.ts';
import { type MessageKey, t } from '../../../web/language.ts';
import { useLive } from '../../../web/live.ts';
import { HistoryLink } from '../../../web/pages/history/HistoryLink.tsx';
import { refresh, useGet } from '../../../web/queries.ts';
import type { Article, ArticleVersion } from '../contract.ts';
import { articlePath } from '../paths.ts';
import { ArticleForm } from './ArticleForm.tsx';
import { draftOf } from './article-draft.ts';
import { DecideDialog, type Decision } from './DecideDialog.tsx';
import { Preview } from './Preview.tsx';
import { Versions } from './Versions.tsx';
import './articles.css';

/** One article at the desk: written, reviewed, published, corrected, withdrawn. */
export default function ArticlePage({ params: { id } }: { params: { id: string } }) {
  const article = useGet<Article>(`/api/v1/articles/${id}`);
  useLive(['article.changed'], () => article.refetch());
  return <Answer of={article}>{(found) => <OneArticle key={`${found.id} ${found.version}`} article={found} />}</Answer>;
}

function OneArticle({ article }: { article: Article }) {
  const { id, title, working, state, organisation, withdrawnReason, mayWrite, mayPublish } = article;
  const [correcting, correct] = useState(false);
  const [asked] = useSearchParams();
  const isPublic = state === 'published';
  return (
    <Page
      className="article-desk"
      title={working?.title ?? title}
      over={t(`article.state.${state}` satisfies MessageKey)}
      under={organisation.name}
      acts={<Acts article={article} correcting={correcting} correct={() => correct(true)} />}
    >
      {isPublic && (
        <p>
          <a href={articlePath(article.language, article.slug)}>{t('article.read')}</a>
        </p>
      )}
      {asked.get('pictures') === 'left' && (
        <p className="notice care" role="alert">
          {t('article.pictures-left')}
        </p>
      )}
      {withdrawnReason !== null && <p className="notice">{t('article.withdrawn', { reason: withdrawnReason })}</p>}
      {working?.returnedReason != null && (
        <p className="notice care">{t('article.returned', { reason: working.returnedReason })}</p>
      )}
      {(mayWrite || mayPublish) && <Standing article={article} correcting={correcting} />}
      {(mayWrite || mayPublish) && <Versions id={id} />}
      <HistoryLink kind="article" id={id} />
    </Page>
  );
}

/** What is at work: to be written by whoever may, else to be read. */
function Standing({ article, correcting }: { article: Article; correcting: boolean }) {
  const { working, mayWrite } = article;
  const versions = useGet<{ items: ArticleVersion[] }>(correcting ? `/api/v1/articles/${article.id}/versions` : null);
  const inPublic = versions.data?.items.find(({ standing }) => standing === 'published');
  if (working === null) {
    return correcting && inPublic !== undefined ? (
      <ArticleForm article={article} start={draftOf(inPublic, article, true)} />
    ) : null;
  }
  if (working.standing === 'draft' && mayWrite) {
    return <ArticleForm article={article} start={draftOf(working, article, false)} />;
  }
  const { publishAt } = working;
  return (
    <>
      <p className="notice">
        {publishAt === null ? t('article.waits') : t('article.waits-time', { at: formatInstant(publishAt) })}
      </p>
      {working.correction !== null && (
        <p>
          {t('article.correction')}: {working.correction}
        </p>
      )}
      <section className="card padded">
        <h2>{working.title}</h2>
        <p>
          <strong>{working.lead}</strong>
        </p>
        <Preview text={working.body} articleId={article.id} />
      </section>
    </>
  );
}

function Acts({ article, correcting, correct }: { article: Article; correcting: boolean; correct: () => void }) {
  const { id, version, state, working, mayWrite, mayPublish } = article;
  const [asked, ask] = useState<Decision | null>(null);
  const acting = useMutation({
    mutationFn: ({ act, body }: { act: string; body?: object }) =>
      send(`/api/v1/articles/${id}/${act}`, {
        ifMatch: `"${version}"`,
        ...(body === undefined ? {} : { body }),
      }),
    onSuccess: refresh,
  });
  const standing = working?.standing;
  const waits = standing === 'submitted' || standing === 'scheduled';
  const button = (word: MessageKey, press: () => void, className?: string) => (
    <button type="button" className={className} disabled={acting.isPending} onClick={press}>
      {t(word)}
    </button>
  );
  return (
    <>
      {waits && mayPublish && button('article.publish', () => acting.mutate({ act: 'publish', body: {} }), 'primary')}
      {waits && mayPublish && button('article.schedule', () => ask('schedule'))}
      {waits && mayPublish && button('article.return', () => ask('return'))}
      {waits && !mayPublish && button('article.take-back', () => acting.mutate({ act: 'return', body: {} }))}
      {standing === 'draft' && mayWrite && button('article.discard', () => acting.mutate({ act: 'discard' }))}
      {state === 'published' && working === null && mayWrite && !correcting && button('article.correct', correct)}
      {state === 'published' && mayPublish && button('article.withdraw', () => ask('withdraw'))}
      {acting.error !== null && <ProblemNotice error={acting.error} />}
      {asked !== null && <DecideDialog article={article} decision={asked} close={() => ask(null)} />}
    </>
  );
}
