import { type FormEvent, useState } from 'react';
import { Dialog } from '../../../../web/components/Dialog.tsx';
import { Field } from '../../../../web/components/Field.tsx';
import { FormEnd } from '../../../../web/components/FormEnd.tsx';
import { t } from '../../../../web/language.ts';
import type { Passage, Span } from '../../contract.ts';
import { SpanPicker } from './SpanPicker.tsx';

interface Props {
  text: string;
  /** What was selected on the page, or where the reader of the page is. */
  initially: Span | undefined;
  saving: { error: unknown; isPending: boolean };
  close: () => void;
  add: (passage: Passage, title: string | null) => void;
}

/** A task that the reader of documents did not see, by its words. */
export function AddDialog({ text, initially, saving, close, add }: Props) {
  const [passage, choose] = useState<Passage | null>(null);
  const [title, setTitle] = useState('');
  const [tried, setTried] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (passage !== null) add(passage, title.trim() === '' ? null : title.trim());
  };
  return (
    <Dialog title={t('review.add.title')} close={close}>
      <form className="form" onSubmit={submit} noValidate>
        <SpanPicker
          label={t('review.add.text')}
          hint={t('review.add.how')}
          text={text}
          initially={initially}
          choose={choose}
        />
        <p className={passage === null && tried ? 'wrong' : 'small'} role="status">
          {passage === null ? t('review.add.nothing') : t('review.add.chosen', { quote: shortened(passage.quote) })}
        </p>
        <Field label={t('review.title')} hint={t('review.title-hint')} optional>
          <input value={title} maxLength={2000} onChange={({ target }) => setTitle(target.value)} />
        </Field>
        <FormEnd act={t('review.add')} saving={saving} close={close} />
      </form>
    </Dialog>
  );
}

const longest = 160;
const shortened = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);
