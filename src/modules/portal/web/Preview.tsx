import { useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { send } from '../../../web/api.ts';
import { Answer } from '../../../web/components/Answer.tsx';
import { language, t } from '../../../web/language.ts';
import type { ArticlePreview } from '../contract.ts';
import { BlocksView } from './BlocksView.tsx';

/** The text as it will be read, by the reader of the server itself; or what it refuses, in words. */
export function Preview({ text, articleId }: { text: string; articleId: string | null }) {
  const asked = useDeferredValue(text);
  const preview = useQuery({
    queryKey: ['article-preview', language(), asked],
    queryFn: () => send<ArticlePreview>('/api/v1/article-previews', { body: { text: asked } }),
    retry: false,
  });
  if (asked.trim() === '') return <p className="dim">{t('article.preview-empty')}</p>;
  return (
    <div className="article-text">
      <Answer of={preview}>{({ blocks }) => <BlocksView blocks={blocks} articleId={articleId} />}</Answer>
    </div>
  );
}
