import { useMutation } from '@tanstack/react-query';
import { ProblemNotice } from '../../../web/components/Answer.tsx';
import { Field } from '../../../web/components/Field.tsx';
import { t } from '../../../web/language.ts';
import { readArticleFile, type TakenFile } from './article-file.ts';

interface Props {
  /** None yet for a new one: its pictures come when it is saved. */
  articleId: string | null;
  take: (taken: TakenFile) => void;
}

/** Takes the text of a Word document, with its pictures, or of a saved page over into the article. */
export function FromFile({ articleId, take }: Props) {
  const reading = useMutation({
    mutationFn: (file: File) => readArticleFile(articleId, file),
    onSuccess: take,
  });
  return (
    <>
      <Field label={t('article.from-file')} hint={t('article.from-file-hint')} optional>
        <input
          type="file"
          accept=".docx,.html,.htm"
          disabled={reading.isPending}
          onChange={({ target }) => {
            const file = target.files?.[0];
            if (file !== undefined) reading.mutate(file);
            target.value = '';
          }}
        />
      </Field>
      <p role="status" className="hint">
        {reading.data === undefined
          ? ''
          : t(articleId === null ? 'article.from-file-begun' : 'article.from-file-done', {
              pictures: reading.data.pictures,
            })}
      </p>
      {reading.error !== null && <ProblemNotice error={reading.error} />}
    </>
  );
}
