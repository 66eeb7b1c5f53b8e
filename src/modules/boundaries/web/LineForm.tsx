import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { send } from '../../../web/api.ts';
import { Field } from '../../../web/components/Field.tsx';
import { FormEnd } from '../../../web/components/FormEnd.tsx';
import { t } from '../../../web/language.ts';
import type { Plan } from '../contract.ts';
import { readLine } from './plan-state.ts';

interface Props {
  name: string;
  unitId: string;
  text: string;
  type: (text: string) => void;
  done: (line: Plan['cuts'][number]['line']) => void;
  close: () => void;
}

/** A line through a unit, pressed on the map or typed; the server says whether it goes through before it is taken. */
export function LineForm({ name, unitId, text, type, done, close }: Props) {
  const [tried, setTried] = useState(false);
  const line = readLine(text);
  const cutting = useMutation({
    mutationFn: (drawn: Plan['cuts'][number]['line']) =>
      send('/api/v1/boundaries/cuts', { body: { unitId, line: drawn } }),
    onSuccess: (_, drawn) => done(drawn),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (line !== null) cutting.mutate(line);
  };
  return (
    <form className="card padded form line-form" onSubmit={submit} noValidate>
      <h2>{t('boundaries.line.title', { name })}</h2>
      <Field
        label={t('boundaries.line.points')}
        hint={t('boundaries.line.hint')}
        wrong={tried && line === null ? t('boundaries.line.wrong') : undefined}
      >
        <textarea rows={4} value={text} onChange={({ target }) => type(target.value)} />
      </Field>
      {text.trim() !== '' && (
        <div className="acts">
          <button type="button" onClick={() => type(text.trimEnd().split('\n').slice(0, -1).join('\n'))}>
            {t('boundaries.line.back')}
          </button>
        </div>
      )}
      <FormEnd act={t('boundaries.line.cut')} saving={cutting} close={close} />
    </form>
  );
}
