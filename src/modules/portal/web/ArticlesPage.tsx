import { Link, useSearchParams } from 'wouter';
import { query } from '../../../web/api.ts';
import { Answer } from '../../../web/components/Answer.tsx';
import { Page } from '../../../web/components/Page.tsx';
import { formatInstant } from '../../../web/format.ts';
import { type MessageKey, t } from '../../../web/language.ts';
import { useLive } from '../../../web/live.ts';
import { useList } from '../../../web/queries.ts';
import { useSession } from '../../../web/session.ts';
import { ArticleState, type ArticleSummary, articleStates } from '../contract.ts';
import './articles.css';

/** Tin, bài: those one may work on, state by state. */
export default function ArticlesPage() {
  const [asked, ask] = useSearchParams();
  const state = ArticleState.safeParse(asked.get('state')).data ?? 'draft';
  const list = useList<ArticleSummary>(`/api/v1/articles${query({ state })}`);
  const { may } = useSession();
  useLive(['article.changed'], () => list.refetch());
  return (
    <Page
      title={t('article.title-of-list')}
      acts={
        may('articles.write') && (
          <Link href="/articles/new" className="button primary">
            {t('article.new')}
          </Link>
        )
      }
    >
      <fieldset className="article-states">
        <legend className="unseen">{t('article.states')}</legend>
        {articleStates.map((of) => (
          <button key={of} type="button" aria-pressed={of === state} onClick={() => ask({ state: of })}>
            {t(`article.state.${of}` satisfies MessageKey)}
          </button>
        ))}
      </fieldset>
      <Answer of={list as never}>
        {(found: ArticleSummary[]) =>
          found.length === 0 ? (
            <p className="empty">{t('article.none')}</p>
          ) : (
            <section className="card">
              <ul className="article-list">
                {found.map((article) => (
                  <ArticleLine key={article.id} article={article} />
                ))}
              </ul>
              {list.hasNextPage && (
                <div className="more">
                  <button type="button" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                    {t('web.more')}
                  </button>
                </div>
              )}
            </section>
          )
        }
      </Answer>
    </Page>
  );
}

function ArticleLine({ article }: { article: ArticleSummary }) {
  const { id, title, lead, organisation, area, listedAt, publishAt, isBeingCorrected } = article;
  const facts = [organisation.name, area?.name, formatInstant(listedAt)].filter((part) => part !== undefined);
  return (
    <li>
      <Link href={`/articles/${id}`}>{title}</Link>
      {publishAt !== null && <span className="chip">{t('article.publish-at', { at: formatInstant(publishAt) })}</span>}
      {isBeingCorrected && <span className="chip">{t('article.being-corrected')}</span>}
      {lead !== '' && <p className="small">{lead}</p>}
      <p className="faint">{facts.join(' · ')}</p>
    </li>
  );
}
