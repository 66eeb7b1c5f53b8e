import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Dialog } from '../../../web/components/Dialog.tsx';
import { Field } from '../../../web/components/Field.tsx';
import { FormEnd } from '../../../web/components/FormEnd.tsx';
import { t } from '../../../web/language.ts';
import { refresh } from '../../../web/queries.ts';
import { Oddities, odditiesIn } from './Oddities.tsx';
import { readFigure, unitWord } from './words.ts';

export interface FigureGiven {
  value: number;
  source: string;
  /** It is right although it is unlike those before it. */
  confirmed: boolean;
}

interface Props {
  title: string;
  /** The word on the button. */
  act: string;
  unit: string;
  /** What the source is to begin with. */
  source: string;
  send: (figure: FigureGiven) => Promise<unknown>;
  close: () => void;
  /** Of what it is the figure. */
  before?: ReactNode;
  /** What else is said of it. */
  children?: ReactNode;
}

/** A figure with its source: entered, or put in the place of another. One unlike the others is asked about. */
export function FigureDialog({ title, act, unit, source: known, send, close, before, children }: Props) {
  const [value, setValue] = useState('');
  const [source, setSource] = useState(known);
  const [tried, setTried] = useState(false);
  const figure = readFigure(value);
  const saving = useMutation({
    mutationFn: send,
    onSuccess: async () => {
      await refresh();
      close();
    },
  });
  const save = (confirmed: boolean) => {
    setTried(true);
    if (figure !== null) saving.mutate({ value: figure, source, confirmed });
  };
  const oddities = odditiesIn(saving.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save(false);
  };
  return (
    <Dialog title={title} close={close}>
      <form className="form" onSubmit={submit} noValidate>
        {before}
        <Field
          label={t('indicator.value-in', { unit: unitWord(unit) })}
          wrong={tried && figure === null ? t('indicator.number-wrong') : undefined}
        >
          <input inputMode="decimal" value={value} onChange={({ target }) => setValue(target.value)} />
        </Field>
        <Field label={t('indicator.source')}>
          <input value={source} onChange={({ target }) => setSource(target.value)} />
        </Field>
        {children}
        {oddities !== null && <Oddities oddities={oddities} unit={unit} confirm={() => save(true)} />}
        <FormEnd
          act={act}
          saving={{ isPending: saving.isPending, error: oddities === null ? saving.error : null }}
          close={close}
        />
      </form>
    </Dialog>
  );
}
