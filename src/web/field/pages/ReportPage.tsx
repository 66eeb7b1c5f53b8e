import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Category } from '../../../modules/reports/categories/contract.ts';
import { Bones, sentenceOf } from '../../components/Answer.tsx';
import { Field } from '../../components/Field.tsx';
import { formatDegrees } from '../../format.ts';
import { language, t } from '../../language.ts';
import { useDraft } from '../drafts.ts';
import { useKept } from '../kept.ts';
import { handOver } from '../outbox/outbox.ts';
import { useHere } from '../use-here.ts';
import { newParcel } from './new-parcel.ts';
import { categoriesPath, type FieldPage } from './page.ts';
import { Photos } from './parts.tsx';

interface Form {
  category: string;
  text: string;
  address: string;
  position: [lon: number, lat: number] | null;
  answers: Record<string, string>;
}
const empty: Form = { category: '', text: '', address: '', position: null, answers: {} };
const mostPhotos = 5;

/** Phản ánh của cán bộ: what an officer sees on the way, filed as anybody's report is. */
export function ReportPage({ id, person }: FieldPage & { id: string }) {
  const start = { account: person.id, kind: 'report' as const, about: 'new', title: t('field.report'), form: empty };
  const draft = useDraft<Form>(start, id);
  const categories = useKept<{ items: Category[] }>(person.id, categoriesPath);
  const [asked, ask] = useState(false);
  const [, go] = useLocation();
  const change = (part: Partial<Form>) => draft?.change({ ...draft.form, ...part });
  const { ask: askHere, refused } = useHere((position) => change({ position: [position[0], position[1]] }));
  if (draft === null || (categories.value === undefined && categories.problem === null)) return <Bones lines={6} />;
  if (categories.value === undefined) return <p className="notice wrong">{sentenceOf(categories.problem)}</p>;
  const { form, photos } = draft;
  const category = categories.value.items.find(({ code }) => code === form.category);
  const questions = category?.attributes.filter(({ required }) => required) ?? [];
  const nowhere = form.address.trim() === '' && form.position === null;
  const unanswered = questions.filter(({ code }) => (form.answers[code] ?? '').trim() === '');
  const complete = category !== undefined && form.text.trim() !== '' && !nowhere && unanswered.length === 0;
  const wrong = (missing: boolean) => (asked && missing ? t('field.report.missing') : undefined);
  const send = async () => {
    ask(true);
    if (!complete) return;
    const answers = Object.fromEntries(
      questions.map(({ code, kind }) => {
        const said = form.answers[code] ?? '';
        return [code, kind === 'number' ? Number(said.replace(',', '.')) : kind === 'multivaluelist' ? [said] : said];
      }),
    );
    await handOver(
      newParcel({
        id: draft.id,
        account: person.id,
        record: `report:${draft.id}`,
        kind: 'report',
        title: form.text,
        knownForGood: true,
        uploads: photos.map((photoId) => ({ photoId, path: '/api/v1/report-photos', fields: {}, serverId: null })),
        request: {
          path: '/api/v1/reports',
          body: {
            clientId: draft.id,
            category: form.category,
            text: form.text.trim(),
            answers,
            photoIds: photos,
            language: language(),
            ...(form.address.trim() === '' ? {} : { address: form.address.trim() }),
            ...(form.position === null ? {} : { position: { type: 'Point', coordinates: form.position } }),
          },
          ifMatch: null,
        },
        seen: null,
      }),
      draft.id,
    );
    go('/outbox');
  };
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <h1>{t('field.report')}</h1>
      <section className="card padded form">
        <Photos account={person.id} photos={photos} most={mostPhotos} change={(next) => draft.change(form, next)} />
        <Field label={t('field.report.category')} wrong={wrong(category === undefined)}>
          <select value={form.category} onChange={({ target }) => change({ category: target.value, answers: {} })}>
            <option value="">{t('field.report.choose')}</option>
            {categories.value.items.map(({ code, name }) => (
              <option key={code} value={code}>
                {name[language()]}
              </option>
            ))}
          </select>
        </Field>
        {questions.map(({ code, question, kind, values }) => (
          <Field key={code} label={question[language()]} wrong={wrong(unanswered.some((each) => each.code === code))}>
            {values.length > 0 ? (
              <select
                value={form.answers[code] ?? ''}
                onChange={({ target }) => change({ answers: { ...form.answers, [code]: target.value } })}
              >
                <option value="">{t('field.report.choose')}</option>
                {values.map(({ key, name }) => (
                  <option key={key} value={key}>
                    {name[language()]}
                  </option>
                ))}
              </select>
            ) : (
              <input
                inputMode={kind === 'number' ? 'decimal' : 'text'}
                value={form.answers[code] ?? ''}
                onChange={({ target }) => change({ answers: { ...form.answers, [code]: target.value } })}
              />
            )}
          </Field>
        ))}
        <Field label={t('field.report.text')} wrong={wrong(form.text.trim() === '')}>
          <textarea value={form.text} maxLength={4000} onChange={({ target }) => change({ text: target.value })} />
        </Field>
        <Field label={t('field.report.address')} wrong={wrong(nowhere)}>
          <input value={form.address} maxLength={300} onChange={({ target }) => change({ address: target.value })} />
        </Field>
        <button type="button" className="big" onClick={askHere}>
          {t('field.here.take')}
        </button>
        {form.position !== null && (
          <p className="small dim">
            {formatDegrees(form.position[1])}, {formatDegrees(form.position[0])}
          </p>
        )}
        {refused && <p className="notice care">{t('field.here.refused')}</p>}
      </section>
      <button type="submit" className="primary big">
        {t('field.send')}
      </button>
    </form>
  );
}
