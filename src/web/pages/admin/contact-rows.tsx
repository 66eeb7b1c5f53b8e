import { t } from '../../language.ts';
import { type ExceptionDraft, isReadable, type PhoneDraft } from './contact-draft.ts';
import { TextField, WithWrong } from './fields.tsx';

const nextKey = (rows: readonly { key: number }[]): number => Math.max(-1, ...rows.map(({ key }) => key)) + 1;

interface PhonesProps {
  phones: PhoneDraft[];
  set: (phones: PhoneDraft[]) => void;
  wrong: string | undefined;
}

/** Telephones, each with what it is for. */
export function PhoneRows({ phones, set, wrong }: PhonesProps) {
  const change = (key: number, part: Partial<PhoneDraft>) =>
    set(phones.map((phone) => (phone.key === key ? { ...phone, ...part } : phone)));
  return (
    <fieldset className="form">
      <legend>{t('admin.contact.phones')}</legend>
      <WithWrong wrong={wrong}>
        {phones.map(({ key, number, label }) => (
          <div key={key} className="contact-row">
            <TextField
              label={t('admin.contact.number')}
              value={number}
              set={(typed) => change(key, { number: typed })}
            />
            <TextField
              label={t('admin.contact.label')}
              value={label}
              set={(typed) => change(key, { label: typed })}
              optional
            />
            <button type="button" className="plain" onClick={() => set(phones.filter((phone) => phone.key !== key))}>
              {t('admin.contact.remove')}
              <span className="unseen"> {number}</span>
            </button>
          </div>
        ))}
      </WithWrong>
      <p>
        <button type="button" onClick={() => set([...phones, { key: nextKey(phones), number: '', label: '' }])}>
          {t('admin.contact.add-phone')}
        </button>
      </p>
    </fieldset>
  );
}

interface ExceptionsProps {
  exceptions: ExceptionDraft[];
  set: (exceptions: ExceptionDraft[]) => void;
  wrong: string | undefined;
}

/** Days with other hours, or closed. */
export function ExceptionRows({ exceptions, set, wrong }: ExceptionsProps) {
  const change = (key: number, part: Partial<ExceptionDraft>) =>
    set(exceptions.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const added = { key: nextKey(exceptions), from: '', until: '', periods: '', note: '' };
  return (
    <fieldset className="form">
      <legend>{t('admin.contact.exceptions')}</legend>
      <WithWrong wrong={wrong}>
        {exceptions.map(({ key, from, until, periods, note }) => (
          <div key={key} className="field-grid exception">
            <TextField
              type="date"
              label={t('admin.contact.from')}
              value={from}
              set={(day) => change(key, { from: day })}
            />
            <TextField
              type="date"
              label={t('admin.contact.until')}
              value={until}
              set={(day) => change(key, { until: day })}
              optional
            />
            <TextField
              label={t('admin.contact.open-hours')}
              hint={t('admin.contact.closed-hint')}
              value={periods}
              set={(line) => change(key, { periods: line })}
              wrong={isReadable(periods) ? undefined : t('admin.contact.hours-wrong')}
            />
            <TextField
              label={t('admin.contact.note')}
              value={note}
              set={(typed) => change(key, { note: typed })}
              optional
            />
            <button type="button" className="plain" onClick={() => set(exceptions.filter((one) => one.key !== key))}>
              {t('admin.contact.remove')}
              <span className="unseen"> {from}</span>
            </button>
          </div>
        ))}
      </WithWrong>
      <p>
        <button type="button" onClick={() => set([...exceptions, added])}>
          {t('admin.contact.add-exception')}
        </button>
      </p>
    </fieldset>
  );
}
