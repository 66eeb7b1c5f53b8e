import { useState } from 'react';
import { send } from '../../../../web/api.ts';
import { partsOf } from '../../../../web/components/term.ts';
import { dayOf } from '../../../../web/format.ts';
import { type MessageKey, t } from '../../../../web/language.ts';
import { useNow } from '../../../../web/now.ts';
import { FormDialog } from '../../../../web/pages/admin/FormDialog.tsx';
import { ChoiceField, orNull, TextField } from '../../../../web/pages/admin/fields.tsx';
import type { Category } from '../../categories/contract.ts';
import { iconNamed, iconNames } from '../category-icons.tsx';
import { categoriesPath, choicesOf, linesOf, termsOf } from './category-terms.ts';
import { type QuestionDraft, QuestionsEditor } from './QuestionsEditor.tsx';

const clockUnits = ['wh', 'wd', 'd'] as const;
type ClockUnit = (typeof clockUnits)[number];
const publications = ['moderated', 'never'] as const;

/** A clock while it is being set; empty for none. */
interface Clock {
  count: string;
  unit: ClockUnit;
}

function clockOf(rule: string | null): Clock {
  const parts = partsOf(rule);
  return { count: parts?.count ?? '', unit: clockUnits.find((unit) => unit === parts?.unit) ?? 'wh' };
}

const ruleOf = ({ count, unit }: Clock): string | null => (count.trim() === '' ? null : `${count.trim()}${unit}`);
const numberOr = <T,>(text: string, otherwise: T): number | T => (text.trim() === '' ? otherwise : Number(text));
const wordsOr = (vi: string, en: string) =>
  vi.trim() === '' && en.trim() === '' ? null : { vi: vi.trim(), en: en.trim() };

/** A category of its own code, or, for one that stands, what it says from now on. */
export function CategoryDialog({ category, close }: { category: Category | null; close: () => void }) {
  const today = dayOf(useNow());
  const [said, setSaid] = useState(() => draftOf(category, today));
  const set = (changes: Partial<Draft>) => setSaid((before) => ({ ...before, ...changes }));
  const { code } = said;
  const run = () =>
    category === null
      ? send(categoriesPath, { body: { code, ...saidTerms(said, category) } })
      : send(`${categoriesPath}/${category.id}`, {
          method: 'PUT',
          body: saidTerms(said, category),
          ifMatch: `"${category.version}"`,
        });
  return (
    <FormDialog
      title={category === null ? t('admin.category.add') : t('admin.category.change')}
      {...(category === null ? {} : { text: t('admin.category.change-text') })}
      run={run}
      close={close}
      refusals={refusals}
    >
      {(wrong) => (
        <>
          {category === null && (
            <TextField
              label={t('admin.deadline-rules.code')}
              hint={t('admin.deadline-rules.code-hint')}
              value={code}
              set={(value) => set({ code: value })}
              wrong={wrong('code')}
            />
          )}
          <TextField
            label={t('admin.deadline-rules.name-vi')}
            value={said.nameVi}
            set={(nameVi) => set({ nameVi })}
            wrong={wrong('name.vi')}
          />
          <TextField
            label={t('admin.deadline-rules.name-en')}
            value={said.nameEn}
            set={(nameEn) => set({ nameEn })}
            wrong={wrong('name.en')}
          />
          <TextField
            label={t('admin.category.group-vi')}
            value={said.groupVi}
            set={(groupVi) => set({ groupVi })}
            wrong={wrong('group.vi')}
            optional
          />
          <TextField
            label={t('admin.category.group-en')}
            value={said.groupEn}
            set={(groupEn) => set({ groupEn })}
            wrong={wrong('group.en')}
            optional
          />
          <ChoiceField
            label={t('admin.category.icon')}
            value={said.icon}
            set={(icon) => set({ icon })}
            options={iconNames}
            word={(icon) => t(`admin.category.icon.${icon}` satisfies MessageKey)}
          />
          <TextField
            long
            label={t('admin.category.keywords')}
            hint={t('admin.category.keywords-hint')}
            value={said.keywords}
            set={(keywords) => set({ keywords })}
            wrong={wrong('keywords')}
            optional
          />
          <ClockFields
            label={t('admin.category.accept-by')}
            clock={said.accept}
            set={(accept) => set({ accept })}
            wrong={wrong('acceptRule')}
            optional
          />
          <ClockFields
            label={t('admin.category.finish-by')}
            clock={said.finish}
            set={(finish) => set({ finish })}
            wrong={wrong('finishRule')}
          />
          {(['warnHours', 'headHours', 'leaderHours'] as const).map((name) => (
            <TextField
              key={name}
              type="number"
              label={t(`admin.category.${name}` satisfies MessageKey)}
              value={said[name]}
              set={(value) => set({ [name]: value })}
              wrong={wrong(name)}
              optional
            />
          ))}
          <label className="check">
            <input
              type="checkbox"
              checked={said.afterPhoto}
              onChange={({ target }) => set({ afterPhoto: target.checked })}
            />
            {t('admin.category.after-photo')}
          </label>
          <label className="check">
            <input
              type="checkbox"
              checked={said.restricted}
              onChange={({ target }) => set({ restricted: target.checked })}
            />
            {t('admin.category.restricted')}
          </label>
          <ChoiceField
            label={t('admin.category.publication')}
            value={said.publication}
            set={(publication) => set({ publication })}
            options={publications}
            word={(one) => t(`admin.category.publication.${one}` satisfies MessageKey)}
          />
          <TextField
            type="number"
            label={t('admin.category.duplicate-m')}
            value={said.duplicateM}
            set={(duplicateM) => set({ duplicateM })}
            wrong={wrong('duplicateM')}
          />
          <TextField
            type="number"
            label={t('admin.category.duplicate-days')}
            value={said.duplicateDays}
            set={(duplicateDays) => set({ duplicateDays })}
            wrong={wrong('duplicateDays')}
          />
          <TextField
            type="number"
            label={t('admin.category.close-days')}
            hint={t('admin.category.close-days-hint')}
            value={said.closeDays}
            set={(closeDays) => set({ closeDays })}
            wrong={wrong('closeDays')}
            optional
          />
          <TextField
            type="number"
            label={t('admin.category.ordinal')}
            value={said.ordinal}
            set={(ordinal) => set({ ordinal })}
            wrong={wrong('ordinal')}
          />
          <TextField
            type="date"
            label={t('admin.category.active-from')}
            value={said.activeFrom}
            set={(activeFrom) => set({ activeFrom })}
            wrong={wrong('activeFrom')}
          />
          <TextField
            type="date"
            label={t('admin.category.active-to')}
            value={said.activeTo}
            set={(activeTo) => set({ activeTo })}
            wrong={wrong('activeTo')}
            optional
          />
          <TextField
            label={t('admin.legal-basis')}
            value={said.source}
            set={(source) => set({ source })}
            wrong={wrong('source')}
            optional
          />
          <label className="check">
            <input
              type="checkbox"
              checked={said.confirmed}
              onChange={({ target }) => set({ confirmed: target.checked })}
            />
            {t('admin.category.confirmed')}
          </label>
          <QuestionsEditor questions={said.questions} set={(questions) => set({ questions })} wrong={wrong} />
        </>
      )}
    </FormDialog>
  );
}

const refusals = {
  'reports.category-code-taken': 'code',
  'reports.category-never-active': 'activeTo',
  'reports.category-source-missing': 'source',
  'reports.category-question-twice': 'attributes',
  'reports.category-question-empty': 'attributes',
};

interface ClockProps {
  label: string;
  clock: Clock;
  set: (clock: Clock) => void;
  wrong: string | undefined;
  optional?: boolean;
}

function ClockFields({ label, clock, set, ...told }: ClockProps) {
  return (
    <div className="count-and-unit">
      <TextField type="number" label={label} value={clock.count} set={(count) => set({ ...clock, count })} {...told} />
      <ChoiceField
        label={t('admin.category.unit-of', { clock: label })}
        value={clock.unit}
        set={(unit) => set({ ...clock, unit })}
        options={clockUnits}
        word={(unit) => t(`deadline.unit.${unit}` satisfies MessageKey)}
      />
    </div>
  );
}

function draftOf(category: Category | null, today: string) {
  const textOf = (value: number | null | undefined) => (value === null || value === undefined ? '' : String(value));
  return {
    code: category?.code ?? '',
    nameVi: category?.name.vi ?? '',
    nameEn: category?.name.en ?? '',
    groupVi: category?.group?.vi ?? '',
    groupEn: category?.group?.en ?? '',
    icon: iconNamed(category?.icon ?? 'dots'),
    keywords: category?.keywords.join(', ') ?? '',
    accept: clockOf(category?.acceptRule ?? null),
    finish: clockOf(category?.finishRule ?? null),
    warnHours: textOf(category?.warnHours),
    headHours: textOf(category?.headHours),
    leaderHours: textOf(category?.leaderHours),
    afterPhoto: category?.afterPhoto ?? true,
    closeDays: category === null ? '7' : textOf(category.closeDays),
    restricted: category?.restricted ?? false,
    publication: category?.publication ?? ('moderated' as Category['publication']),
    duplicateM: textOf(category?.duplicateM ?? 50),
    duplicateDays: textOf(category?.duplicateDays ?? 30),
    ordinal: textOf(category?.ordinal ?? 100),
    activeFrom: category?.activeFrom ?? today,
    activeTo: category?.activeTo ?? '',
    source: category?.source ?? '',
    confirmed: category?.confirmed ?? false,
    questions: (category?.attributes ?? []).map(
      ({ code, question, hint, kind, required, values }, key): QuestionDraft => ({
        key,
        code,
        ...question,
        hint,
        kind,
        required,
        choices: linesOf(values),
      }),
    ),
  };
}
type Draft = ReturnType<typeof draftOf>;

/** What was typed, as the act takes it; what no number is stays text, and the server says so at its field. */
const saidTerms = (said: Draft, category: Category | null) => ({
  ...(category === null ? {} : termsOf(category)),
  name: { vi: said.nameVi, en: said.nameEn },
  group: wordsOr(said.groupVi, said.groupEn),
  icon: said.icon,
  keywords: said.keywords
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== ''),
  acceptRule: ruleOf(said.accept),
  finishRule: ruleOf(said.finish) ?? '',
  warnHours: numberOr(said.warnHours, null),
  headHours: numberOr(said.headHours, null),
  leaderHours: numberOr(said.leaderHours, null),
  afterPhoto: said.afterPhoto,
  closeDays: numberOr(said.closeDays, null),
  restricted: said.restricted,
  publication: said.publication,
  duplicateM: numberOr(said.duplicateM, ''),
  duplicateDays: numberOr(said.duplicateDays, ''),
  ordinal: numberOr(said.ordinal, ''),
  activeFrom: said.activeFrom,
  activeTo: orNull(said.activeTo),
  source: orNull(said.source),
  confirmed: said.confirmed,
  attributes: said.questions.map(({ code, vi, en, hint, kind, required, choices }) => ({
    code,
    question: { vi, en },
    hint,
    kind,
    required,
    values: kind.endsWith('list') ? choicesOf(choices) : [],
  })),
});
