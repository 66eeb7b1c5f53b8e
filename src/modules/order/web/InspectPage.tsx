import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Organisation } from '../../../kernel/organisations/contract.ts';
import type { Place } from '../../../kernel/places/contract.ts';
import { Bones } from '../../../web/components/Answer.tsx';
import { Field } from '../../../web/components/Field.tsx';
import { type Drafting, useDraft } from '../../../web/field/drafts.ts';
import { useKept } from '../../../web/field/kept.ts';
import { handOver } from '../../../web/field/outbox/outbox.ts';
import { newParcel } from '../../../web/field/pages/new-parcel.ts';
import type { FieldPage } from '../../../web/field/pages/page.ts';
import { useHere } from '../../../web/field/use-here.ts';
import { formatDegrees } from '../../../web/format.ts';
import { language, t } from '../../../web/language.ts';
import type { Checklist } from '../checklists.ts';
import { ItemFields } from './ItemFields.tsx';
import { bodyOf, emptyForm, type InspectionForm, photosOf, stillMissing } from './inspection-form.ts';
import { checklistsPath, knownPlacesPath, ownersPath } from './paths.ts';
import './order.css';

/** One inspection on the phone: it stands there from the first answer on, with signal or without. */
export default function InspectPage({ code, id, person, outbox }: FieldPage & { code: string; id: string }) {
  const kept = useKept<{ items: Checklist[] }>(person.id, checklistsPath);
  const begun = outbox.drafts.find((draft) => draft.id === id)?.form as InspectionForm | undefined;
  const checklist = begun?.checklist ?? kept.value?.items.find((each) => each.code === code);
  if (checklist === undefined) {
    return kept.value === undefined && kept.problem === null ? (
      <Bones lines={8} />
    ) : (
      <p className="notice">{t('order.checklist-unknown')}</p>
    );
  }
  if (person.organisationId === null) return <p className="notice">{t('order.no-office')}</p>;
  return <Form id={id} checklist={checklist} account={person.id} organisationId={person.organisationId} />;
}

interface FormProps {
  id: string;
  checklist: Checklist;
  account: string;
  organisationId: string;
}

function Form({ id, checklist, account, organisationId }: FormProps) {
  const name = checklist[language()];
  const [now] = useState(() => new Date().toISOString());
  const draft = useDraft<InspectionForm>(
    { account, kind: 'inspection', about: checklist.code, title: name, form: emptyForm(checklist, now) },
    id,
  );
  const owners = useKept<{ items: Organisation[] }>(account, ownersPath);
  const [asked, ask] = useState(false);
  const [, go] = useLocation();
  if (draft === null) return <Bones lines={8} />;
  const { form } = draft;
  const change = (part: Partial<InspectionForm>) => {
    const next = { ...form, ...part };
    draft.change(next, photosOf(next));
  };
  const missing = stillMissing(form);
  const left = missing.items.length + (missing.where ? 1 : 0);
  const send = async () => {
    ask(true);
    if (left > 0) return document.querySelector('.missing')?.scrollIntoView({ block: 'center' });
    await handOver(parcelOf(draft, { account, organisationId, title: name }), draft.id);
    go('/outbox');
  };
  return (
    <form
      className="inspection form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      noValidate
    >
      <h1>{name}</h1>
      {checklist.source !== null && <p className="small dim">{checklist.source}</p>}
      <Where form={form} account={account} change={change} missing={asked && missing.where} />
      {checklist.items.map((item, index) => (
        <ItemFields
          key={item.code}
          item={item}
          number={index + 1}
          form={form}
          account={account}
          owners={owners.value?.items ?? []}
          missing={asked && missing.items.includes(item.code)}
          change={(answer) => change({ answers: { ...form.answers, [item.code]: answer } })}
        />
      ))}
      <Closing form={form} change={change} />
      <div className="thumb sticky">
        {asked && left > 0 && (
          <p className="missing-count" role="alert">
            {t('order.missing', { count: left })}
          </p>
        )}
        <button type="submit" className="primary big">
          {t('order.finish')}
        </button>
      </div>
    </form>
  );
}

const parcelOf = (
  draft: Drafting<InspectionForm>,
  { account, organisationId, title }: { account: string; organisationId: string; title: string },
) =>
  newParcel({
    id: draft.id,
    account,
    record: `inspection:${draft.id}`,
    kind: 'inspection',
    title,
    knownForGood: true,
    uploads: photosOf(draft.form).map((photoId) => ({
      photoId,
      path: '/api/v1/inspection-photos',
      fields: {},
      serverId: null,
    })),
    request: {
      path: '/api/v1/inspections',
      body: bodyOf(draft.form, { id: draft.id, organisationId, finishedAt: new Date().toISOString() }),
      ifMatch: null,
    },
    seen: null,
  });

interface PartProps {
  form: InspectionForm;
  change: (part: Partial<InspectionForm>) => void;
}

function Where({ form, account, change, missing }: PartProps & { account: string; missing: boolean }) {
  const places = useKept<{ items: Place[] }>(account, knownPlacesPath);
  const { ask, refused } = useHere(([lon, lat]) => change({ position: [lon, lat] }));
  return (
    <fieldset className={missing ? 'card padded form missing' : 'card padded form'}>
      <legend>{t('order.where')}</legend>
      <Field label={t('order.address')} wrong={missing ? t('order.nowhere') : undefined}>
        <input value={form.address} maxLength={300} onChange={({ target }) => change({ address: target.value })} />
      </Field>
      <Field label={t('order.place')} optional>
        <select value={form.placeId ?? ''} onChange={({ target }) => change({ placeId: target.value || null })}>
          <option value="">{t('web.none')}</option>
          {places.value?.items.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </Field>
      <button type="button" className="big" onClick={ask}>
        {t('order.here')}
      </button>
      {form.position !== null && (
        <p className="small dim">
          {formatDegrees(form.position[1])}, {formatDegrees(form.position[0])}
        </p>
      )}
      {refused && <p className="notice care">{t('field.here.refused')}</p>}
    </fieldset>
  );
}

function Closing({ form, change }: PartProps) {
  const { party } = form;
  const meet = (part: Partial<InspectionForm['party']>) => change({ party: { ...party, ...part } });
  return (
    <fieldset className="card padded form">
      <legend>{t('order.closing')}</legend>
      <Field label={t('order.conclusion')} optional>
        <textarea value={form.note} maxLength={2000} onChange={({ target }) => change({ note: target.value })} />
      </Field>
      <Field label={t('order.party.name')} optional>
        <input value={party.name} maxLength={200} onChange={({ target }) => meet({ name: target.value })} />
      </Field>
      <Field label={t('order.party.role')} optional>
        <input value={party.role} maxLength={200} onChange={({ target }) => meet({ role: target.value })} />
      </Field>
      <Field label={t('order.party.said')} optional>
        <textarea value={party.said} maxLength={2000} onChange={({ target }) => meet({ said: target.value })} />
      </Field>
    </fieldset>
  );
}
