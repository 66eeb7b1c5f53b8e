import { type FormEvent, useMemo, useState } from 'react';
import { Dialog } from '../../../../web/components/Dialog.tsx';
import { FormEnd } from '../../../../web/components/FormEnd.tsx';
import { t } from '../../../../web/language.ts';
import type { Finding, Passage } from '../../contract.ts';
import { proposedParts, withPart } from './passage.ts';
import { SpanPicker } from './SpanPicker.tsx';

interface Props {
  finding: Finding;
  saving: { error: unknown; isPending: boolean };
  close: () => void;
  split: (parts: readonly Passage[]) => void;
}

/** Makes several tasks of one: a proposal by sentences, and every part as a passage one selects. */
export function SplitDialog({ finding, saving, close, split }: Props) {
  const passages = useMemo(() => [finding, ...finding.also], [finding]);
  const [parts, setParts] = useState<readonly Passage[]>(() =>
    passages.length > 1 ? passages.map(({ quote, start, end }) => ({ quote, start, end })) : proposedParts(finding),
  );
  const [selected, select] = useState<Passage | null>(null);
  const [tried, setTried] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (parts.length >= 2) split(parts);
  };
  return (
    <Dialog title={t('review.split.title')} close={close}>
      <form className="form" onSubmit={submit} noValidate>
        {passages.map(({ quote, start }) => (
          <SpanPicker
            key={start}
            label={t('review.split.words')}
            hint={t('review.split.how')}
            text={quote}
            offset={start}
            choose={select}
          />
        ))}
        <div className="acts">
          <button
            type="button"
            disabled={selected === null}
            onClick={() => selected !== null && setParts(withPart(parts, selected))}
          >
            {t('review.split.add')}
          </button>
        </div>
        <section aria-label={t('review.split.parts')}>
          <ol className="parts" lang="vi">
            {parts.map((part, index) => (
              <li key={part.start}>
                <span className="parts-words">{part.quote}</span>
                <button
                  type="button"
                  className="plain"
                  aria-label={t('review.split.remove', { number: index + 1 })}
                  onClick={() => setParts(parts.filter((each) => each !== part))}
                >
                  ×
                </button>
              </li>
            ))}
          </ol>
          {tried && parts.length < 2 && (
            <p className="wrong" role="alert">
              {t('review.split.too-few')}
            </p>
          )}
        </section>
        <FormEnd act={t('review.split.act', { count: parts.length })} saving={saving} close={close} />
      </form>
    </Dialog>
  );
}
