import { useMutation } from '@tanstack/react-query';
import { type ClipboardEvent, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { query, send } from '../../../web/api.ts';
import { ProblemNotice } from '../../../web/components/Answer.tsx';
import { Chooser, type Named, organisationsFor, placesFor } from '../../../web/components/Chooser.tsx';
import { Field } from '../../../web/components/Field.tsx';
import { type MessageKey, t } from '../../../web/language.ts';
import { refresh } from '../../../web/queries.ts';
import type { Article, ArticleDecided } from '../contract.ts';
import { type ArticleDraft, bodyOf } from './article-draft.ts';
import { addPictures, type TakenFile } from './article-file.ts';
import { FromFile } from './FromFile.tsx';
import { Pictures } from './Pictures.tsx';
import { Preview } from './Preview.tsx';
import { Relations } from './Relations.tsx';
import { markdownOfHtml } from './read-clipboard.ts';

const areasFor = (text: string) => `/api/v1/areas${query({ q: text, limit: 8 })}`;

const originalsFor = (text: string) => `/api/v1/article-relations${query({ kind: 'article', q: text })}`;

const speeches = ['vi', 'en', 'zh'] as const;
type Speech = (typeof speeches)[number];

interface Props {
  /** None yet for a new one. */
  article: Article | null;
  start: ArticleDraft;
  organisation?: { id: string; name: string } | null;
}

/** `picturesLeft`: those of the file it was taken from are not in it, so it is not handed in either. */
type Saved = ArticleDecided & { picturesLeft?: boolean };

/** The fields of an article, what they will look like, and the two acts: save, submit. */
export function ArticleForm({ article, start, organisation = null }: Props) {
  const [draft, setDraft] = useState(start);
  const [office, setOffice] = useState(organisation);
  const [taken, setTaken] = useState<TakenFile | null>(null);
  const [speech, setSpeech] = useState<Speech>('vi');
  const [original, setOriginal] = useState<Named | null>(null);
  const [, go] = useLocation();
  const change = (part: Partial<ArticleDraft>) => setDraft((before) => ({ ...before, ...part }));
  const save = async (): Promise<Saved> => {
    if (article === null) {
      const { correction: _, ...body } = bodyOf(draft);
      const made = await send<ArticleDecided>('/api/v1/articles', {
        body: { ...body, organisationId: office?.id, language: speech, translates: original?.id ?? null },
      });
      if (taken === null || taken.pictures === 0) return made;
      // The draft is there, whatever becomes of its pictures: its own page says so, and they can be taken again there.
      return addPictures(made, draft, taken).catch(() => ({ ...made, picturesLeft: true }));
    }
    return send<ArticleDecided>(`/api/v1/articles/${article.id}`, {
      method: 'PUT',
      body: bodyOf(draft),
      ifMatch: `"${article.version}"`,
    });
  };
  const saving = useMutation({
    mutationFn: async (submit: boolean) => {
      const saved = await save();
      if (submit && !saved.picturesLeft)
        await send(`/api/v1/articles/${saved.id}/submit`, { ifMatch: `"${saved.version}"` });
      return saved;
    },
    onSuccess: ({ id, picturesLeft }) =>
      go(`/articles/${id}${picturesLeft ? '?pictures=left' : ''}`, { replace: article !== null }),
    onSettled: refresh, // also when the second act was refused: the first is done
  });
  const text = (name: 'title' | 'lead' | 'author' | 'source' | 'tags' | 'correction') => ({
    value: draft[name],
    onChange: ({ target }: { target: { value: string } }) => change({ [name]: target.value }),
  });
  return (
    <form
      className="article-form"
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate(false);
      }}
    >
      <div className="form">
        {article === null && (
          <Chooser label={t('article.office')} chosen={office} choose={setOffice} pathFor={organisationsFor} />
        )}
        {article === null && (
          <Field label={t('article.language')}>
            <select
              value={speech}
              onChange={({ target }) => setSpeech(speeches.find((one) => one === target.value) ?? 'vi')}
            >
              {speeches.map((one) => (
                <option key={one} value={one}>
                  {t(`article.language.${one}` satisfies MessageKey)}
                </option>
              ))}
            </select>
          </Field>
        )}
        {article === null && (
          <Chooser label={t('article.translates')} chosen={original} choose={setOriginal} pathFor={originalsFor} />
        )}
        {article != null && article.translation !== null && (
          <p className={article.translation.isBehind ? 'notice' : 'hint'}>
            {t(article.translation.isBehind ? 'article.translation-behind' : 'article.translation-of', {
              title: article.translation.title,
            })}
          </p>
        )}
        {article?.state === 'published' && (
          <Field label={t('article.correction')} hint={t('article.correction-hint')}>
            <input required maxLength={500} {...text('correction')} />
          </Field>
        )}
        <Field label={t('article.title')}>
          <input required maxLength={200} {...text('title')} />
        </Field>
        <Field label={t('article.lead')} hint={t('article.lead-hint')}>
          <textarea rows={3} maxLength={1000} {...text('lead')} />
        </Field>
        <FromFile
          articleId={article?.id ?? null}
          take={(read) => {
            setTaken(read);
            setDraft((before) => ({
              ...before,
              title: before.title.trim() === '' ? (read.title ?? '') : before.title,
              body: before.body.trim() === '' ? read.body : `${before.body.trimEnd()}\n\n${read.body}`,
            }));
          }}
        />
        <BodyField body={draft.body} change={(body) => change({ body })} />
        {article === null ? (
          <p className="hint">{t('article.pictures-later')}</p>
        ) : (
          <Pictures
            articleId={article.id}
            cover={draft.cover}
            setCover={(cover) => change({ cover })}
            insert={(markdown) =>
              setDraft((before) => ({ ...before, body: `${before.body.trimEnd()}\n\n${markdown}\n` }))
            }
          />
        )}
        <Field label={t('article.tags')} optional>
          <input maxLength={400} {...text('tags')} />
        </Field>
        <Chooser label={t('article.area')} chosen={draft.area} choose={(area) => change({ area })} pathFor={areasFor} />
        <Chooser
          label={t('article.place')}
          chosen={draft.place}
          choose={(place) => change({ place })}
          pathFor={placesFor}
        />
        <Relations kind="directive" ids={draft.directiveIds} choose={(directiveIds) => change({ directiveIds })} />
        <Relations kind="task" ids={draft.workItemIds} choose={(workItemIds) => change({ workItemIds })} />
        <Field label={t('article.author')} optional>
          <input maxLength={120} {...text('author')} />
        </Field>
        <Field label={t('article.source')} optional>
          <input maxLength={200} {...text('source')} />
        </Field>
        {saving.error !== null && <ProblemNotice error={saving.error} />}
        <div className="acts">
          <button type="submit" className="primary" disabled={saving.isPending}>
            {t('article.save')}
          </button>
          <button type="button" disabled={saving.isPending} onClick={() => saving.mutate(true)}>
            {t('article.submit')}
          </button>
        </div>
      </div>
      <section className="card padded" aria-labelledby="preview">
        <h2 id="preview">{t('article.preview')}</h2>
        <Preview text={draft.body} articleId={article?.id ?? null} />
      </section>
    </form>
  );
}

/** The text as Markdown. What comes from Word is put in clean, where the cursor stands. */
function BodyField({ body, change }: { body: string; change: (body: string) => void }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [pasted, tell] = useState(false);
  const paste = (event: ClipboardEvent) => {
    const html = event.clipboardData.getData('text/html');
    const at = field.current;
    if (html === '' || at === null) return;
    event.preventDefault();
    change(body.slice(0, at.selectionStart) + markdownOfHtml(html) + body.slice(at.selectionEnd));
    tell(true);
  };
  return (
    <>
      <Field label={t('article.body')} hint={t('article.body-hint')}>
        <textarea
          ref={field}
          rows={18}
          maxLength={100_000}
          value={body}
          onPaste={paste}
          onChange={({ target }) => change(target.value)}
        />
      </Field>
      <p role="status" className="hint">
        {pasted ? t('article.pasted') : ''}
      </p>
    </>
  );
}
