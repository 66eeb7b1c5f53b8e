import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemNotice } from '../../../web/components/Answer.tsx';
import { Field } from '../../../web/components/Field.tsx';
import { t } from '../../../web/language.ts';
import { upload } from '../../../web/upload.ts';
import { imagePath } from '../paths.ts';
import { writeMarkdown } from '../text/write-markdown.ts';
import type { ArticleDraft } from './article-draft.ts';

interface Props {
  articleId: string;
  cover: ArticleDraft['cover'];
  insert: (markdown: string) => void;
  setCover: (cover: ArticleDraft['cover']) => void;
}

/** A picture comes with words for those who do not see it, and goes into the text or to the top. */
export function Pictures({ articleId, cover, insert, setCover }: Props) {
  const [file, choose] = useState<File | null>(null);
  const [alt, sayAlt] = useState('');
  const [caption, sayCaption] = useState('');
  const sending = useMutation({
    mutationFn: async (put: 'text' | 'cover') => {
      if (file === null) return;
      const { id } = await upload<{ id: string }>(`/api/v1/articles/${articleId}/images`, file);
      const picture = { imageId: id, alt: alt.trim(), caption: caption.trim() === '' ? null : caption.trim() };
      if (put === 'text') insert(writeMarkdown([{ kind: 'image', picture }]));
      else setCover(picture as NonNullable<ArticleDraft['cover']>);
      choose(null);
      sayAlt('');
      sayCaption('');
    },
  });
  const isReady = file !== null && alt.trim() !== '' && !sending.isPending;
  return (
    <fieldset className="card padded form">
      <legend>{t('article.pictures')}</legend>
      {cover !== null && (
        <figure className="article-cover">
          <img src={imagePath(articleId, cover.imageId, 'small')} alt={cover.alt} />
          <button type="button" onClick={() => setCover(null)}>
            {t('article.picture-remove-cover')}
          </button>
        </figure>
      )}
      <Field label={t('article.picture-file')}>
        <input
          key={file === null ? 'none' : 'one'}
          type="file"
          accept="image/jpeg,image/png,image/webp"
          onChange={({ target }) => choose(target.files?.[0] ?? file)}
        />
      </Field>
      {file !== null && <p className="small">{file.name}</p>}
      <Field label={t('article.picture-alt')}>
        <input value={alt} maxLength={500} onChange={({ target }) => sayAlt(target.value)} />
      </Field>
      <Field label={t('article.picture-caption')} optional>
        <input value={caption} maxLength={500} onChange={({ target }) => sayCaption(target.value)} />
      </Field>
      {sending.error !== null && <ProblemNotice error={sending.error} />}
      <div className="acts">
        <button type="button" disabled={!isReady} onClick={() => sending.mutate('text')}>
          {t('article.picture-insert')}
        </button>
        <button type="button" disabled={!isReady} onClick={() => sending.mutate('cover')}>
          {t('article.picture-cover')}
        </button>
      </div>
    </fieldset>
  );
}
