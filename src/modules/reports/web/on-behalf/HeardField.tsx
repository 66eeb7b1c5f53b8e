import { Field } from '../../../../web/components/Field.tsx';
import { formatInstant } from '../../../../web/format.ts';
import { type MessageKey, t } from '../../../../web/language.ts';
import { filedFor } from '../../contract.ts';
import type { ReportDraft } from '../report-draft.ts';
import { earliestSaid, toField } from './heard.ts';

type Heard = Pick<ReportDraft, 'filedFor' | 'saidAt' | 'language'>;

interface Props {
  heard: Heard;
  change: (part: Partial<Heard>) => void;
  now: string;
  /** How far back the city lets it be dated; null while that is not known. */
  backDateDays: number | null;
  wrong: string | undefined;
}

/** How it was said and when: mostly on the telephone, and now. */
export function HeardField({ heard, change, now, backDateDays, wrong }: Props) {
  const earliest = backDateDays === null ? null : earliestSaid(now, backDateDays);
  return (
    <section className="card padded report-part" aria-labelledby="report-heard">
      <h2 id="report-heard">{t('report-for.heard')}</h2>
      <fieldset className="heard-channels">
        <legend className="unseen">{t('report-for.channel')}</legend>
        {filedFor.map((channel) => (
          <label key={channel} className={heard.filedFor === channel ? 'category chosen' : 'category'}>
            <input
              type="radio"
              name="filed-for"
              checked={heard.filedFor === channel}
              onChange={() => change({ filedFor: channel })}
            />
            {t(`report-for.channel.${channel}` satisfies MessageKey)}
          </label>
        ))}
      </fieldset>
      <div className="two-fields heard-when">
        <Field
          label={t('report-for.said-at')}
          optional
          wrong={wrong}
          {...(backDateDays === null || earliest === null
            ? {}
            : { hint: t('report-for.said-at.hint', { days: backDateDays, earliest: formatInstant(earliest) }) })}
        >
          <input
            type="datetime-local"
            min={earliest === null ? undefined : toField(earliest)}
            max={toField(now)}
            value={heard.saidAt}
            onChange={({ target }) => change({ saidAt: target.value })}
          />
        </Field>
        <Field label={t('report-for.language')}>
          <select
            value={heard.language}
            onChange={({ target }) => change({ language: target.value === 'en' ? 'en' : 'vi' })}
          >
            <option value="vi">{t('report-for.language.vi')}</option>
            <option value="en">{t('report-for.language.en')}</option>
          </select>
        </Field>
      </div>
    </section>
  );
}
