import { useMutation } from '@tanstack/react-query';
import { ProblemNotice } from '../../../web/components/Answer.tsx';
import { Field } from '../../../web/components/Field.tsx';
import { t } from '../../../web/language.ts';
import { upload } from '../../../web/upload.ts';

export interface FromFileRead {
  title: string | null;
  body: string;
  pictures: number;
}

/** Takes the text of a Word document or a saved page over into the article. */
export function FromFile({ take }: { take: (read: FromFileRead) => void }) {
  const reading = useMutation({
    mutationFn: (file: File) => upload<FromFileRead>('/api/v1/article-files', file),
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
        {reading.data === undefined ? '' : t('article.from-file-done', { pictures: reading.data.pictures })}
      </p>
      {reading.error !== null && <ProblemNotice error={reading.error} />}
    </>
  );
}
