import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { Problem } from '../../../web/api.ts';
import { ProblemNotice } from '../../../web/components/Answer.tsx';
import { Field } from '../../../web/components/Field.tsx';
import { formatNumber, timeOf } from '../../../web/format.ts';
import { t } from '../../../web/language.ts';
import { readPosition } from '../../../web/map/PositionPicker.tsx';
import type { Category } from '../categories/contract.ts';
import { longestText, type NewReport } from '../contract.ts';
import { CategoryField } from './CategoryField.tsx';
import { ContactField } from './ContactField.tsx';
import { PhotosField } from './PhotosField.tsx';
import { QuestionsField } from './QuestionsField.tsx';
import type { Drafting, ReportDraft } from './report-draft.ts';
import { SimilarField } from './SimilarField.tsx';
import { usePhotos } from './use-photos.ts';
import { WhereField } from './WhereField.tsx';
import './reports.css';

/** What a form is asked to send: of the contract all but the defaults it fills in. */
export type WrittenReport = Omit<NewReport, 'language'>;

interface Props {
  categories: readonly Category[];
  drafting: Drafting;
  /** Sends it; what comes of it is the page's to show. */
  file: (report: WrittenReport) => Promise<void>;
  /** Words of the button that sends. */
  act: ReactNode;
  /** Taken down for somebody else: the words come before the photos, and where the writer sits says nothing. */
  forOther?: { first: ReactNode; isWrong: boolean };
}

/** What was seen, where, of what kind: by who saw it, or by who takes it down for them. */
export function ReportForm({ categories, drafting, file, act, forOther }: Props) {
  const { draft, change, isKept, renew } = drafting;
  const { text, category, answers, lon, lat, place, address, repeat, contact } = draft;
  const photos = usePhotos(draft.clientId, draft.photos, (sent) => change({ photos: sent }));
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const words = useRef<HTMLTextAreaElement>(null);
  const isForOther = forOther !== undefined;
  // Somebody is on the telephone: what they say can be typed at once.
  useEffect(() => {
    if (isForOther) words.current?.focus({ preventScroll: true });
  }, [isForOther]);
  const pin = useMemo(() => readPosition(lon, lat), [lon, lat]);
  const where = pin ?? place?.pin ?? null;

  const nowhere = pin === null && place === null && address.trim() === '';
  const letters = [...text].length;
  const wrong = (is: boolean, sentence: string) => (tried && is ? sentence : undefined);
  const chosen = categories.find(({ code }) => code === category);
  const [mayFrom, wait] = useState<string | null>(null);
  const filing = useMutation({
    mutationFn: async () => file(written(draft, pin, await photos.sendRest())),
    onError: (error) => wait(mayBeSentFrom(error)),
  });
  const beginAnew = () => {
    photos.dropUnsent();
    setTried(false);
    renew();
  };
  const photosField = <PhotosField photos={photos} />;
  return (
    <form
      ref={form}
      noValidate
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        form.current?.requestSubmit();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        const isWrong = forOther?.isWrong === true;
        if (isWrong || nowhere || category === null || letters === 0 || letters > longestText) {
          // The first thing that is missing comes into view and says so.
          requestAnimationFrame(() => form.current?.querySelector('.wrong')?.scrollIntoView({ block: 'center' }));
        } else if (!filing.isPending) filing.mutate();
      }}
    >
      {isKept && (
        <p className="notice draft-kept" role="status">
          {t('report-page.kept')}
          <button type="button" onClick={beginAnew}>
            {t('report-page.kept.renew')}
          </button>
        </p>
      )}
      {forOther === undefined ? photosField : forOther.first}
      <section className="card padded report-part">
        <Field
          label={t('report-page.text')}
          hint={t('report-page.text.hint', { left: formatNumber(longestText - letters) })}
          wrong={
            wrong(letters === 0, t('report-page.text.missing')) ??
            (letters > longestText
              ? t('report-page.text.too-long', { over: formatNumber(letters - longestText) })
              : undefined)
          }
        >
          <textarea ref={words} rows={4} value={text} onChange={({ target }) => change({ text: target.value })} />
        </Field>
      </section>
      <WhereField
        position={{ lon, lat, value: pin, set: (nextLon, nextLat) => change({ lon: nextLon, lat: nextLat }) }}
        place={place}
        choosePlace={(next) => change({ place: next })}
        address={address}
        setAddress={(next) => change({ address: next })}
        wrong={wrong(nowhere, t('report-page.where.missing'))}
        mayBeHere={!isForOther}
      />
      <CategoryField
        categories={categories}
        chosen={category}
        choose={(code) => change({ category: code, answers: {} })}
        text={text}
        pin={where}
        wrong={wrong(category === null, t('report-page.category.missing'))}
      />
      <SimilarField
        pin={where}
        category={category}
        text={text}
        repeat={repeat}
        change={(next) => change({ repeat: next })}
        ofOther={isForOther}
      />
      <QuestionsField
        questions={chosen?.attributes ?? []}
        answers={answers}
        change={(next) => change({ answers: next })}
      />
      <ContactField contact={contact} change={(next) => change({ contact: next })} ofOther={isForOther} />
      {isForOther && photosField}
      {filing.isError && (
        <>
          <ProblemNotice error={filing.error} title={t('report-page.refused')} />
          <p className="notice care">
            {mayFrom !== null && <strong>{t('report-page.refused.from', { at: timeOf(mayFrom) })} </strong>}
            {t('report-page.refused.kept')}
          </p>
        </>
      )}
      <div className="main-act-bar">
        <button type="submit" className="primary" disabled={filing.isPending}>
          {filing.isPending ? t('report-page.sending') : act}
        </button>
      </div>
    </form>
  );
}

function written(
  draft: ReportDraft,
  pin: readonly [number, number] | null,
  photos: ReportDraft['photos'],
): WrittenReport {
  const { clientId, category, text, answers, place, repeat, address, contact } = draft;
  const reporter = Object.fromEntries(Object.entries(contact).filter(([, value]) => value.trim() !== ''));
  return {
    clientId,
    category: category as NewReport['category'],
    text,
    answers,
    photoIds: photos.map(({ id }) => id as NewReport['photoIds'][number]),
    ...(pin === null ? {} : { position: { type: 'Point', coordinates: [...pin] } }),
    ...(place === null ? {} : { placeId: place.id }),
    ...(repeat ?? {}),
    ...(address.trim() === '' ? {} : { address }),
    ...(Object.keys(reporter).length === 0 ? {} : { reporter }),
  };
}

/** When whoever sent too much may go on. */
function mayBeSentFrom(error: unknown): string | null {
  const seconds = error instanceof Problem ? error.details.retryAfterSeconds : undefined;
  return typeof seconds === 'number' ? new Date(Date.now() + seconds * 1000).toISOString() : null;
}
