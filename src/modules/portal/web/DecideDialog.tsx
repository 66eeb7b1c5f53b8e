import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../../web/api.ts';
import { Dialog } from '../../../web/components/Dialog.tsx';
import { Field } from '../../../web/components/Field.tsx';
import { FormEnd } from '../../../web/components/FormEnd.tsx';
import { t } from '../../../web/language.ts';
import { refresh } from '../../../web/queries.ts';
import type { Article } from '../contract.ts';

export type Decision = 'schedule' | 'return' | 'withdraw';

/** What a decision needs besides the press: a reason, or a time. */
export function DecideDialog({
  article,
  decision,
  close,
}: {
  article: Article;
  decision: Decision;
  close: () => void;
}) {
  const [said, say] = useState('');
  const isTime = decision === 'schedule';
  const saving = useMutation({
    mutationFn: () =>
      send(`/api/v1/articles/${article.id}/${isTime ? 'publish' : decision}`, {
        ifMatch: `"${article.version}"`,
        body: isTime ? { publishAt: `${said}:00+07:00` } : { reason: said },
      }),
    onSuccess: async () => {
      close();
      await refresh();
    },
  });
  return (
    <Dialog title={t(`article.${decision}`)} close={close}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          saving.mutate();
        }}
      >
        {isTime ? (
          <Field label={t('article.schedule-at')}>
            <input type="datetime-local" required value={said} onChange={({ target }) => say(target.value)} />
          </Field>
        ) : (
          <Field label={t('article.reason')}>
            <textarea
              required
              minLength={3}
              maxLength={1000}
              rows={3}
              value={said}
              onChange={({ target }) => say(target.value)}
            />
          </Field>
        )}
        <FormEnd act={t(`article.${decision}`)} saving={saving} close={close} />
      </form>
    </Dialog>
  );
}
