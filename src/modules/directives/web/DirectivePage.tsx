import { useEffect } from 'react';
import { useParams } from 'wouter';
import { Answer, Bones } from '../../../web/components/Answer.tsx';
import { Page } from '../../../web/components/Page.tsx';
import { isMessageKey, t } from '../../../web/language.ts';
import { useLive } from '../../../web/live.ts';
import { refresh, useGet } from '../../../web/queries.ts';
import type { Directive, ReadingProgress } from '../contract.ts';
import { Review } from './review/Review.tsx';
import './directives.css';

/** One document: while it is read, under review, and afterwards as what it set in motion. */
export default function DirectivePage() {
  const { id } = useParams<{ id: string }>();
  const directive = useGet<Directive>(`/api/v1/directives/${id}`);
  useLive(['directive.changed', 'work.changed'], () => directive.refetch(), { about: { kind: 'directive', id } });
  return (
    <Answer of={directive} bones={<Bones lines={12} />}>
      {(shown) => (shown.reading === 'read' ? <Review directive={shown} /> : <Reading directive={shown} />)}
    </Answer>
  );
}

const askEveryMs = 1000;

/** The machine is at it; the page asks until it is done, and says why if it gave up. */
function Reading({ directive }: { directive: Directive }) {
  const progress = useGet<ReadingProgress>(`/api/v1/directives/${directive.id}/reading`, askEveryMs);
  const state = progress.data?.reading ?? directive.reading;
  const reason = progress.data?.reason ?? null;
  const pages = progress.data?.pagesRead ?? 0;
  useEffect(() => {
    if (state === 'read') void refresh();
  }, [state]);
  return (
    <Page className="narrow" title={directive.title}>
      {state === 'failed' ? (
        <div className="notice wrong" role="alert">
          <strong>{t('directives.reading.failed')}</strong>
          <p>{reason !== null && isMessageKey(reason) ? t(reason) : t('directives.reading.failed-why')}</p>
        </div>
      ) : (
        <div className="notice" role="status">
          <strong>{t(state === 'queued' ? 'directives.reading.queued' : 'directives.reading.reading')}</strong>
          <p className="dim">{t('directives.reading.wait')}</p>
          {pages > 0 && <p>{t('directives.reading.pages', { pages })}</p>}
          <div className="progress-line waiting">
            <i />
          </div>
        </div>
      )}
    </Page>
  );
}
