import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { WorkItem } from '../../../kernel/work/contract.ts';
import { type Sending, send } from '../../api.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { Field } from '../../components/Field.tsx';
import { FormEnd } from '../../components/FormEnd.tsx';
import { formatDay } from '../../format.ts';
import { type MessageKey, t } from '../../language.ts';
import { refresh } from '../../queries.ts';

/** What is asked or answered. */
export type Asking =
  | { form: 'extension' }
  | { form: 'grant'; id: string; until: string }
  | { form: 'refuse'; id: string }
  | { form: 'withdraw-extension'; id: string }
  | { form: 'question'; againAfter?: string }
  | { form: 'answer'; id: string; question: string }
  | { form: 'withdraw-question'; id: string };

interface Form {
  title: MessageKey;
  act: MessageKey;
  /** The label of the text; none where nothing has to be said. */
  text?: MessageKey;
  optional?: boolean;
}

const forms: Readonly<Record<Asking['form'], Form>> = {
  extension: { title: 'task.extension.ask', act: 'task.extension.ask', text: 'task.act.reason' },
  grant: { title: 'task.extension.grant', act: 'task.extension.grant', text: 'task.extension.note', optional: true },
  refuse: { title: 'task.extension.refuse', act: 'task.extension.refuse', text: 'task.act.reason' },
  'withdraw-extension': { title: 'task.request.withdraw', act: 'task.request.withdraw' },
  question: { title: 'task.explanation.ask', act: 'task.explanation.send', text: 'task.explanation.question' },
  answer: { title: 'task.explanation.answer', act: 'task.explanation.answer', text: 'task.explanation.text' },
  'withdraw-question': { title: 'task.request.withdraw', act: 'task.request.withdraw', text: 'task.act.reason' },
};

/** Terms a leader may choose; the first is what the city has set. */
const terms = ['', '4wh', '1wd', '3wd', '5wd', '10wd'] as const;

export function RequestDialog({ asking, task, close }: { asking: Asking; task: WorkItem; close: () => void }) {
  const [text, type] = useState('');
  const [until, setUntil] = useState(asking.form === 'grant' ? asking.until : '');
  const [term, setTerm] = useState<string>('');
  const [wrong, setWrong] = useState<MessageKey | null>(null);
  const saving = useMutation({
    mutationFn: () => {
      const { path, ...sending } = requestOf(asking, task, { text: text.trim(), until, term });
      return send(`/api/v1/work-items/${task.id}/${path}`, sending);
    },
    onSuccess: async () => {
      await refresh();
      close();
    },
  });
  const { title, act, text: label, optional = false } = forms[asking.form];
  const asksDay = asking.form === 'extension' || asking.form === 'grant';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isShort = label !== undefined && text.trim().length < 3 && !(optional && text.trim() === '');
    const found: MessageKey | null =
      asksDay && until === '' ? 'task.act.until-missing' : isShort ? 'task.request.text-missing' : null;
    setWrong(found);
    if (found === null) saving.mutate();
  };
  return (
    <Dialog title={t(title)} close={close}>
      <form className="form" onSubmit={submit} noValidate>
        {asking.form === 'answer' && <blockquote>{asking.question}</blockquote>}
        {asksDay && (
          <Field
            label={t('task.act.until')}
            {...(task.dueOn === null ? {} : { hint: t('task.extension.due-now', { day: formatDay(task.dueOn) }) })}
            wrong={wrong === 'task.act.until-missing' ? t(wrong) : undefined}
          >
            <input type="date" value={until} onChange={({ target }) => setUntil(target.value)} />
          </Field>
        )}
        {label !== undefined && (
          <Field
            label={t(label)}
            optional={optional}
            wrong={wrong === 'task.request.text-missing' ? t(wrong) : undefined}
          >
            <textarea
              value={text}
              rows={5}
              maxLength={asking.form === 'answer' ? 10_000 : 2000}
              onChange={({ target }) => type(target.value)}
            />
          </Field>
        )}
        {asking.form === 'question' && (
          <Field label={t('task.explanation.term')}>
            <select value={term} onChange={({ target }) => setTerm(target.value)}>
              {terms.map((rule) => (
                <option key={rule} value={rule}>
                  {termWord(rule)}
                </option>
              ))}
            </select>
          </Field>
        )}
        {asking.form === 'withdraw-extension' && <p className="small">{t('task.extension.withdraw-text')}</p>}
        <FormEnd act={t(act)} saving={saving} close={close} />
      </form>
    </Dialog>
  );
}

function termWord(rule: string): string {
  if (rule === '') return t('task.explanation.term.usual');
  const count = Number.parseInt(rule, 10);
  return rule.endsWith('wh') ? t('task.explanation.term.hours', { count }) : t('task.explanation.term.days', { count });
}

interface Told {
  text: string;
  until: string;
  term: string;
}

function requestOf(asking: Asking, task: WorkItem, { text, until, term }: Told): { path: string } & Sending {
  switch (asking.form) {
    case 'extension':
      return { path: 'extension-requests', body: { until, reason: text } };
    case 'grant': {
      const body = { until, ...(text === '' ? {} : { note: text }) };
      return { path: `extension-requests/${asking.id}/grant`, body, ifMatch: `"${task.version}"` };
    }
    case 'refuse':
      return { path: `extension-requests/${asking.id}/refuse`, body: { reason: text } };
    case 'withdraw-extension':
      return { path: `extension-requests/${asking.id}/withdraw` };
    case 'question': {
      const { againAfter } = asking;
      const body = {
        question: text,
        ...(term === '' ? {} : { term }),
        ...(againAfter === undefined ? {} : { againAfter }),
      };
      return { path: 'explanations', body };
    }
    case 'answer':
      return { path: `explanations/${asking.id}/answer`, body: { answer: text } };
    case 'withdraw-question':
      return { path: `explanations/${asking.id}/withdraw`, body: { reason: text } };
  }
}
