import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { send } from '../../../web/api.ts';
import { Answer, Bones, ProblemNotice } from '../../../web/components/Answer.tsx';
import type { Named } from '../../../web/components/Chooser.tsx';
import { Field } from '../../../web/components/Field.tsx';
import { Page } from '../../../web/components/Page.tsx';
import { formatNumber } from '../../../web/format.ts';
import { language, t } from '../../../web/language.ts';
import { usePosition } from '../../../web/map/PositionPicker.tsx';
import { useGet } from '../../../web/queries.ts';
import type { Category } from '../categories/contract.ts';
import { type Filed, longestText, type NewReport } from '../contract.ts';
import { CategoryField } from './CategoryField.tsx';
import { type Contact, ContactField, noContact } from './ContactField.tsx';
import { FiledCard } from './FiledCard.tsx';
import { PhotosField, type SentPhoto } from './PhotosField.tsx';
import { QuestionsField } from './QuestionsField.tsx';
import { type Repeat, SimilarField } from './SimilarField.tsx';
import { WhereField } from './WhereField.tsx';
import './reports.css';

/** Gửi phản ánh: anyone, without an account, in under a minute. */
export default function ReportFormPage() {
  const categories = useGet<{ items: Category[] }>('/api/v1/report-categories');
  const [filed, setFiled] = useState<Filed | null>(null);
  if (filed !== null) return <FiledCard filed={filed} again={() => setFiled(null)} />;
  return (
    <Page className="narrow report-form" title={t('report-page.title')} under={t('report-page.under')}>
      <Answer of={categories} bones={<Bones lines={8} tall />}>
        {({ items }) => <ReportForm categories={items} done={setFiled} />}
      </Answer>
    </Page>
  );
}

function ReportForm({ categories, done }: { categories: readonly Category[]; done: (filed: Filed) => void }) {
  const [photos, setPhotos] = useState<SentPhoto[]>([]);
  const position = usePosition(null);
  const [place, choosePlace] = useState<Named | null>(null);
  const [address, setAddress] = useState('');
  const [text, setText] = useState('');
  const [category, setCategory] = useState<string | null>(null);
  const [answers, setAnswers] = useState<NewReport['answers']>({});
  const [repeat, setRepeat] = useState<Repeat>(null);
  const [contact, setContact] = useState<Contact>(noContact);
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  // Made once for this report: however often a shaky network sends it, it is one.
  const [clientId] = useState(newClientId);

  const nowhere = position.value === null && place === null && address.trim() === '';
  const letters = [...text].length;
  const wrong = (is: boolean, sentence: string) => (tried && is ? sentence : undefined);
  const chosen = categories.find(({ code }) => code === category);
  const filing = useMutation({
    mutationFn: () => {
      const reporter = Object.fromEntries(Object.entries(contact).filter(([, value]) => value.trim() !== ''));
      return send<Filed>('/api/v1/reports', {
        body: {
          clientId,
          category,
          text,
          language: language(),
          answers,
          photoIds: photos.map(({ id }) => id),
          ...(position.value === null ? {} : { position: { type: 'Point', coordinates: position.value } }),
          ...(place === null ? {} : { placeId: place.id }),
          ...(repeat ?? {}),
          ...(address.trim() === '' ? {} : { address }),
          ...(Object.keys(reporter).length === 0 ? {} : { reporter }),
        },
      });
    },
    onSuccess: done,
  });
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (nowhere || category === null || letters === 0 || letters > longestText) {
          // The first thing that is missing comes into view and says so.
          requestAnimationFrame(() => form.current?.querySelector('.wrong')?.scrollIntoView({ block: 'center' }));
        } else filing.mutate();
      }}
    >
      <PhotosField photos={photos} change={setPhotos} />
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
          <textarea rows={4} value={text} onChange={({ target }) => setText(target.value)} />
        </Field>
      </section>
      <WhereField
        position={position}
        place={place}
        choosePlace={choosePlace}
        address={address}
        setAddress={setAddress}
        wrong={wrong(nowhere, t('report-page.where.missing'))}
      />
      <CategoryField
        categories={categories}
        chosen={category}
        choose={(code) => {
          setCategory(code);
          setAnswers({});
        }}
        text={text}
        pin={position.value}
        wrong={wrong(category === null, t('report-page.category.missing'))}
      />
      <SimilarField pin={position.value} category={category} text={text} repeat={repeat} change={setRepeat} />
      <QuestionsField questions={chosen?.attributes ?? []} answers={answers} change={setAnswers} />
      <ContactField contact={contact} change={setContact} />
      {filing.isError && <ProblemNotice error={filing.error} title={t('report-page.refused')} />}
      <div className="main-act-bar">
        <button type="submit" className="primary" disabled={filing.isPending}>
          {filing.isPending ? t('report-page.sending') : t('report-page.send')}
        </button>
      </div>
    </form>
  );
}

/** A version 4 identifier; `randomUUID` exists only behind https. */
function newClientId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
