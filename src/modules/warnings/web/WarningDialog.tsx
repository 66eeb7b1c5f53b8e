import { useState } from 'react';
import type { Area } from '../../../kernel/areas/contract.ts';
import { send } from '../../../web/api.ts';
import { areaName } from '../../../web/area-words.ts';
import { dayOf, timeOf } from '../../../web/format.ts';
import { type MessageKey, t } from '../../../web/language.ts';
import { useNow } from '../../../web/now.ts';
import { FormDialog } from '../../../web/pages/admin/FormDialog.tsx';
import { ChoiceField, orNull, TextField } from '../../../web/pages/admin/fields.tsx';
import { useList } from '../../../web/queries.ts';
import { categories, certainties, purposes, severities, urgencies, type Warning, type Words } from '../contract.ts';

interface Props {
  /** A draft to change, or what the new one takes the place of; null for an empty form. */
  warning: Warning | null;
  replacesId: string | null;
  close: () => void;
  done: (warning: Warning) => void;
}

/** Soạn cảnh báo: what, how serious, where, until when, and what to do; in Vietnamese, and in English if there is time. */
export function WarningDialog({ warning, replacesId, close, done }: Props) {
  const now = useNow();
  const [said, setSaid] = useState(() => draftOf(warning, now));
  const set = (changes: Partial<Draft>) => setSaid((before) => ({ ...before, ...changes }));
  const isChange = warning !== null && replacesId === null;
  const run = () =>
    isChange
      ? send<Warning>(`/api/v1/warnings/${warning.id}`, {
          method: 'PUT',
          body: termsOf(said, warning),
          ifMatch: `"${warning.version}"`,
        })
      : send<Warning>('/api/v1/warnings', { body: { ...termsOf(said, warning), replacesId } });
  return (
    <FormDialog
      title={t(isChange ? 'warning.change' : replacesId === null ? 'warning.draft' : 'warning.replace')}
      text={t('warning.draft.text')}
      run={run}
      close={close}
      done={done}
      refusals={refusals}
    >
      {(wrong) => (
        <>
          {texts.map(({ field, long }) => (
            <TextField
              key={field}
              long={long}
              label={t(`warning.field.${field}` satisfies MessageKey)}
              value={said[field]}
              set={(text) => set({ [field]: text })}
              wrong={wrong(field)}
              optional={long}
            />
          ))}
          <ChoiceField
            label={t('warning.field.category')}
            value={said.category}
            set={(category) => set({ category })}
            options={categories}
            word={(one) => t(`warning.category.${one}` satisfies MessageKey)}
          />
          <ChoiceField
            label={t('warning.field.severity')}
            value={said.severity}
            set={(severity) => set({ severity })}
            options={severities}
            word={(one) => t(`warning.severity.${one}` satisfies MessageKey)}
          />
          <ChoiceField
            label={t('warning.field.urgency')}
            value={said.urgency}
            set={(urgency) => set({ urgency })}
            options={urgencies}
            word={(one) => t(`warning.urgency.${one}` satisfies MessageKey)}
          />
          <ChoiceField
            label={t('warning.field.certainty')}
            value={said.certainty}
            set={(certainty) => set({ certainty })}
            options={certainties}
            word={(one) => t(`warning.certainty.${one}` satisfies MessageKey)}
          />
          <ChoiceField
            label={t('warning.field.purpose')}
            value={said.purpose}
            set={(purpose) => set({ purpose })}
            options={purposes}
            word={(one) => t(`warning.purpose.${one}` satisfies MessageKey)}
          />
          <div className="count-and-unit">
            <TextField
              type="date"
              label={t('warning.field.until-day')}
              value={said.untilDay}
              set={(untilDay) => set({ untilDay })}
              wrong={wrong('expiresAt')}
            />
            <TextField
              type="time"
              label={t('warning.field.until-time')}
              value={said.untilTime}
              set={(untilTime) => set({ untilTime })}
            />
          </div>
          <AreasChoice chosen={said.areaIds} choose={(areaIds) => set({ areaIds })} />
          <TextField
            label={t('warning.field.area-words')}
            value={said.areaWords}
            set={(areaWords) => set({ areaWords })}
            wrong={wrong('areaWords')}
            optional
          />
          <TextField
            label={t('warning.field.contact')}
            value={said.contact}
            set={(contact) => set({ contact })}
            wrong={wrong('contact')}
            optional
          />
          {texts.map(({ field, long }) => (
            <TextField
              key={`${field}-en`}
              long={long}
              label={t(`warning.field.${field}-en` satisfies MessageKey)}
              value={said[`${field}En`]}
              set={(text) => set({ [`${field}En`]: text })}
              optional
            />
          ))}
        </>
      )}
    </FormDialog>
  );
}

const texts = [
  { field: 'event', long: false },
  { field: 'headline', long: false },
  { field: 'description', long: true },
  { field: 'instruction', long: true },
] as const;

const refusals = {
  'warnings.over-before-it-begins': 'expiresAt',
  'warnings.languages-differ': 'headline',
};

function AreasChoice({ chosen, choose }: { chosen: readonly string[]; choose: (ids: string[]) => void }) {
  const areas = useList<Area>('/api/v1/areas?level=commune&limit=200');
  return (
    <fieldset className="field">
      <legend>{t('warning.field.areas')}</legend>
      <div className="areas-to-choose">
        {(areas.data ?? []).map((area) => (
          <label key={area.id} className="check">
            <input
              type="checkbox"
              checked={chosen.includes(area.id)}
              onChange={({ target }) =>
                choose(target.checked ? [...chosen, area.id] : chosen.filter((id) => id !== area.id))
              }
            />
            {areaName(area)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** A warning ends by itself; unless somebody says otherwise, a day from now. */
const usuallyMs = 24 * 3_600_000;

function draftOf(warning: Warning | null, now: string) {
  const until = warning?.expiresAt ?? new Date(Date.parse(now) + usuallyMs).toISOString();
  const text = (words: Words | null | undefined, language: 'vi' | 'en') => words?.[language] ?? '';
  return {
    event: text(warning?.event, 'vi'),
    headline: text(warning?.headline, 'vi'),
    description: text(warning?.description, 'vi'),
    instruction: text(warning?.instruction, 'vi'),
    eventEn: text(warning?.event, 'en'),
    headlineEn: text(warning?.headline, 'en'),
    descriptionEn: text(warning?.description, 'en'),
    instructionEn: text(warning?.instruction, 'en'),
    category: warning?.categories[0] ?? 'met',
    severity: warning?.severity ?? 'severe',
    urgency: warning?.urgency ?? 'expected',
    certainty: warning?.certainty ?? 'likely',
    purpose: warning?.purpose ?? 'actual',
    untilDay: dayOf(until),
    untilTime: timeOf(until),
    areaIds: [...(warning?.areaIds ?? [])] as string[],
    areaWords: warning?.areaWords ?? '',
    contact: warning?.contact ?? '',
  };
}
type Draft = ReturnType<typeof draftOf>;

/** What the form has no field for stays as it was. */
function termsOf(said: Draft, warning: Warning | null) {
  const words = (vi: string, en: string) => ({ vi: orNull(vi), en: orNull(en) });
  const sometimes = (vi: string, en: string) => (orNull(vi) ?? orNull(en)) && words(vi, en);
  const [, ...otherCategories] = warning?.categories ?? [];
  return {
    purpose: said.purpose,
    categories: [said.category, ...otherCategories.filter((category) => category !== said.category)],
    event: words(said.event, said.eventEn),
    headline: words(said.headline, said.headlineEn),
    description: sometimes(said.description, said.descriptionEn),
    instruction: sometimes(said.instruction, said.instructionEn),
    responses: warning?.responses ?? [],
    urgency: said.urgency,
    severity: said.severity,
    certainty: said.certainty,
    effectiveAt: null,
    onsetAt: warning?.onsetAt ?? null,
    expiresAt: `${said.untilDay}T${said.untilTime}:00+07:00`,
    areaIds: said.areaIds,
    areaWords: orNull(said.areaWords),
    outline: warning?.outline ?? null,
    web: warning?.web ?? null,
    contact: orNull(said.contact),
  };
}
