import { type FormEvent, useState } from 'react';
import { get } from '../../../../web/api.ts';
import { Bones, sentenceOf } from '../../../../web/components/Answer.tsx';
import { Field } from '../../../../web/components/Field.tsx';
import { formatAge, formatNumber, formatShare } from '../../../../web/format.ts';
import { t } from '../../../../web/language.ts';
import { useNow } from '../../../../web/now.ts';
import { useGet } from '../../../../web/queries.ts';
import type { Report } from '../../contract.ts';
import { ReportNumber } from '../../contract.ts';
import type { SimilarReport } from '../../duplicates/contract.ts';
import type { DeskReport } from '../../duty/contract.ts';
import { reportStateWord, spoken } from '../report-words.ts';

/** What may be of the same matter: near, of late, in like words; or a report whose number somebody knows. */
export function Similar({ report, merge }: { report: Report; merge: (other: string) => void }) {
  const may = report.acts.includes('link') && report.repeatOf === null && !report.restricted;
  const similar = useGet<{ items: SimilarReport[] }>(may ? `/api/v1/reports/${report.id}/similar` : null);
  const now = useNow();
  if (!may) return null;
  return (
    <section className="card padded duty-similar" id="duty-similar" tabIndex={-1} aria-labelledby="duty-similar-title">
      <h3 id="duty-similar-title">{t('duty.similar')}</h3>
      {similar.isPending && <Bones lines={2} />}
      {similar.data?.items.length === 0 && <p className="dim">{t('duty.similar.none')}</p>}
      <ul>
        {similar.data?.items.map((other) => (
          <li key={other.id}>
            <div>
              <p className="small dim">
                <b>{t('duty.similar.likeness', { share: formatShare(other.score) })}</b>
                {other.distanceM !== null && ` · ${t('duty.similar.away', { metres: formatNumber(other.distanceM) })}`}{' '}
                · {formatAge(other.reportedAt, now)} · {reportStateWord(other.state)}
              </p>
              <p>{other.text ?? spoken(other.category)}</p>
            </div>
            <button type="button" onClick={() => merge(other.id)}>
              {t('duty.similar.compare')}
            </button>
          </li>
        ))}
      </ul>
      <ByNumber merge={merge} />
    </section>
  );
}

function ByNumber({ merge }: { merge: (other: string) => void }) {
  const [number, type] = useState('');
  const [wrong, say] = useState<string | null>(null);
  const find = async (event: FormEvent) => {
    event.preventDefault();
    const asked = ReportNumber.safeParse(number.trim().toUpperCase());
    if (!asked.success) return say(t('duty.similar.number.wrong'));
    try {
      const found = await get<{ items: DeskReport[] }>(`/api/v1/duty-desk?number=${asked.data}`);
      const [one] = found.items;
      say(one === undefined ? t('duty.similar.number.none') : null);
      if (one !== undefined) merge(one.id);
    } catch (error) {
      say(sentenceOf(error));
    }
  };
  return (
    <form className="duty-by-number" noValidate onSubmit={(event) => void find(event)}>
      <Field label={t('duty.similar.number')} wrong={wrong ?? undefined}>
        <input value={number} maxLength={24} onChange={({ target }) => type(target.value)} />
      </Field>
      <button type="submit">{t('duty.similar.find')}</button>
    </form>
  );
}
