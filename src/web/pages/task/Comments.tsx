import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { NewComment, WorkItem } from '../../../kernel/work/contract.ts';
import { send } from '../../api.ts';
import { ProblemNotice } from '../../components/Answer.tsx';
import type { Named } from '../../components/Chooser.tsx';
import { formatInstant } from '../../format.ts';
import { t } from '../../language.ts';
import { refresh } from '../../queries.ts';
import { MentionField } from './MentionField.tsx';
import { mentioned } from './mention.ts';

/** Trao đổi: what was said about the task, and who was called to it. */
export function Comments({ task }: { task: WorkItem }) {
  if (!task.inside) return null;
  return (
    <section className="card padded" aria-labelledby="comments">
      <h2 id="comments">{t('task.comments')}</h2>
      {task.commentItems.length === 0 ? (
        <p className="dim small">{t('task.comments.none')}</p>
      ) : (
        <ol className="plain-list">
          {task.commentItems.map((comment) => (
            <li key={comment.id}>
              <p className="comment-text">{comment.text}</p>
              {comment.mentions.length > 0 && (
                <ul className="mentions" aria-label={t('task.mention.called')}>
                  {comment.mentions.map(({ id, name }) => (
                    <li key={id} className="chip">
                      @{name}
                    </li>
                  ))}
                </ul>
              )}
              <p className="faint">
                {comment.byName !== null && `${comment.byName} · `}
                {comment.byOrganisation !== null && `${comment.byOrganisation.name} · `}
                {formatInstant(comment.at)}
              </p>
            </li>
          ))}
        </ol>
      )}
      <CommentForm task={task} />
    </section>
  );
}

function CommentForm({ task }: { task: WorkItem }) {
  const [text, type] = useState('');
  const [picked, setPicked] = useState<Named[]>([]);
  const sending = useMutation({
    mutationFn: (text: string) => {
      const mentionIds = mentioned(text, picked).map(({ id }) => id);
      const body: NewComment = { text: text.trim(), mentionIds };
      return send(`/api/v1/work-items/${task.id}/comments`, { body });
    },
    onSuccess: async (_sent, said) => {
      // What was written since stays.
      if (text === said) {
        type('');
        setPicked([]);
      }
      await refresh();
    },
  });
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') sending.mutate(text);
      }}
    >
      <MentionField
        label={t('task.comments.add')}
        text={text}
        type={type}
        picked={picked}
        pick={(person) => setPicked([...picked.filter(({ id }) => id !== person.id), person])}
      />
      {sending.isError && <ProblemNotice error={sending.error} />}
      <div className="acts">
        <button type="submit" disabled={sending.isPending || text.trim() === ''}>
          {t('task.comments.send')}
        </button>
      </div>
    </form>
  );
}
