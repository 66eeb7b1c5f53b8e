import { useDeferredValue, useState } from 'react';
import { query } from '../../../../web/api.ts';
import { Field } from '../../../../web/components/Field.tsx';
import { KnownTerm } from '../../../../web/components/KnownTerm.tsx';
import { Reckoning } from '../../../../web/components/Reckoning.tsx';
import { partsOf } from '../../../../web/components/term.ts';
import { formatInstant } from '../../../../web/format.ts';
import { isMessageKey, type MessageKey, t } from '../../../../web/language.ts';
import { useGet } from '../../../../web/queries.ts';
import type { DeadlineTried, Finding, FindingCorrection } from '../../contract.ts';

const ways = ['as-read', 'day', 'term', 'recurring', 'none'] as const;
type Way = (typeof ways)[number];
const units = ['wd', 'd', 'm', 'q'] as const;
const rhythms = ['week', 'month', 'quarter', 'year'] as const;
type Rhythm = (typeof rhythms)[number];

export interface DeadlineForm {
  way: Way;
  day: string;
  count: string;
  unit: string;
  from: string;
  rhythm: Rhythm;
  monthDay: string;
  until: string;
}

export function useDeadlineForm({ deadline }: Finding): [DeadlineForm, (change: Partial<DeadlineForm>) => void] {
  const [form, set] = useState<DeadlineForm>({
    way: 'as-read',
    day: deadline?.until ?? '',
    count: '10',
    unit: 'wd',
    from: '',
    rhythm: 'month',
    monthDay: '20',
    until: '',
  });
  return [form, (change) => set({ ...form, ...change })];
}

type Given = NonNullable<FindingCorrection['deadline']>;
type Days = { [Key in keyof Given]: Given[Key] };

/** What the form says, as the correction has it: undefined where nothing is changed, a message where something is missing. */
export function deadlineFrom(
  form: DeadlineForm,
  { deadline }: Finding,
): Days | null | undefined | { missing: MessageKey } {
  const quote = deadline?.quote ?? '';
  const dayOrNull = (day: string) => (day === '' ? null : (day as Days['until']));
  switch (form.way) {
    case 'as-read':
      return undefined;
    case 'none':
      return null;
    case 'day':
      if (form.day === '') return { missing: 'review.due-day-missing' };
      return { quote, kind: 'date', from: null, until: dayOrNull(form.day), rule: null };
    case 'term':
      if (!/^[1-9]\d{0,3}$/.test(form.count)) return { missing: 'review.term.missing' };
      return { quote, kind: 'period', from: dayOrNull(form.from), until: null, rule: `${form.count}${form.unit}` };
    case 'recurring':
      return { quote, kind: 'recurring', from: null, until: dayOrNull(form.until), rule: ruleOf(form) };
  }
}

/** RFC 5545; what is left open is due at the end of its period. */
function ruleOf({ rhythm, monthDay }: DeadlineForm): string {
  switch (rhythm) {
    case 'week':
      return 'FREQ=WEEKLY;BYDAY=FR';
    case 'month':
      return `FREQ=MONTHLY;BYMONTHDAY=${monthDay}`;
    case 'quarter':
      return 'FREQ=MONTHLY;INTERVAL=3';
    case 'year':
      return 'FREQ=YEARLY';
  }
}

interface Props {
  directiveId: string;
  finding: Finding;
  form: DeadlineForm;
  set: (change: Partial<DeadlineForm>) => void;
  tried: boolean;
}

/** Until when: by a day, a term or a rhythm, with the reckoning of the deadline engine beside it while one chooses. */
export function DeadlineFields({ directiveId, finding, form, set, tried }: Props) {
  const given = deadlineFrom(form, finding);
  const missing = given != null && 'missing' in given ? t(given.missing) : undefined;
  return (
    <fieldset className="form-part">
      <legend>{t('task.due')}</legend>
      <Field label={t('review.deadline')}>
        <select
          value={form.way}
          onChange={({ target }) => set({ way: ways.find((way) => way === target.value) ?? 'as-read' })}
        >
          <option value="as-read">
            {finding.deadline === null
              ? t('review.no-deadline')
              : t('review.deadline-as-read', { words: finding.deadline.quote })}
          </option>
          <option value="day">{t('review.deadline-day')}</option>
          <option value="term">{t('review.deadline-term')}</option>
          <option value="recurring">{t('review.deadline-recurring')}</option>
          {finding.deadline !== null && <option value="none">{t('task.due.none')}</option>}
        </select>
      </Field>
      {form.way === 'day' && (
        <Field label={t('review.due-day')} wrong={tried ? missing : undefined}>
          <input type="date" value={form.day} onChange={({ target }) => set({ day: target.value })} />
        </Field>
      )}
      {form.way === 'term' && (
        <>
          <KnownTerm
            given={`${form.count}${form.unit}`}
            fits={(rule) => units.some((unit) => unit === partsOf(rule)?.unit)}
            choose={({ rule }) => set({ ...partsOf(rule) })}
          />
          <div className="two-fields">
            <Field label={t('review.term.count')} wrong={tried ? missing : undefined}>
              <input inputMode="numeric" value={form.count} onChange={({ target }) => set({ count: target.value })} />
            </Field>
            <Field label={t('review.term.unit')}>
              <select value={form.unit} onChange={({ target }) => set({ unit: target.value })}>
                {units.map((unit) => (
                  <option key={unit} value={unit}>
                    {t(`review.term.${unit}` satisfies MessageKey)}
                  </option>
                ))}
              </select>
            </Field>
          </div>
          <Field label={t('review.term.from')} hint={t('review.term.from-hint')}>
            <input type="date" value={form.from} onChange={({ target }) => set({ from: target.value })} />
          </Field>
        </>
      )}
      {form.way === 'recurring' && (
        <>
          <div className="two-fields">
            <Field label={t('review.every')}>
              <select
                value={form.rhythm}
                onChange={({ target }) => set({ rhythm: rhythms.find((each) => each === target.value) ?? 'month' })}
              >
                {rhythms.map((rhythm) => (
                  <option key={rhythm} value={rhythm}>
                    {t(`review.every.${rhythm}` satisfies MessageKey)}
                  </option>
                ))}
              </select>
            </Field>
            {form.rhythm === 'month' && (
              <Field label={t('review.every.day')}>
                <select value={form.monthDay} onChange={({ target }) => set({ monthDay: target.value })}>
                  {Array.from({ length: 31 }, (_, index) => String(index + 1)).map((day) => (
                    <option key={day}>{day}</option>
                  ))}
                </select>
              </Field>
            )}
          </div>
          <Field label={t('review.every.until')} optional>
            <input type="date" value={form.until} onChange={({ target }) => set({ until: target.value })} />
          </Field>
        </>
      )}
      {missing === undefined && given !== null && (
        <WouldBe directiveId={directiveId} given={given ?? finding.deadline} />
      )}
    </fieldset>
  );
}

type Asked = Pick<Days, 'kind' | 'from' | 'until' | 'rule'>;

/** What confirming would set, asked of the server while the form is filled in. */
function WouldBe({
  directiveId,
  given,
}: {
  directiveId: string;
  given: Asked | { missing: MessageKey } | null | undefined;
}) {
  const asked =
    given == null || 'missing' in given
      ? null
      : query({ kind: given.kind, from: given.from, until: given.until, rule: given.rule });
  const settled = useDeferredValue(asked);
  const tried = useGet<DeadlineTried>(settled === null ? null : `/api/v1/directives/${directiveId}/deadline${settled}`);
  if (settled === null) return null;
  const { preview = null, trouble = null } = tried.data ?? {};
  return (
    <div className="would-be" role="status">
      {tried.isPending && <p className="dim">{t('review.deadline.reckoning')}</p>}
      {preview !== null && (
        <>
          <p>
            {t('review.deadline.would-be')} <strong>{formatInstant(preview.dueAt)}</strong>
            {preview.recurrence !== null && <span className="dim"> · {t('review.deadline.first')}</span>}
          </p>
          <Reckoning explanation={preview.explanation} open />
        </>
      )}
      {trouble !== null && <p className="is-due-soon">{isMessageKey(trouble) ? t(trouble) : trouble}</p>}
    </div>
  );
}
