import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { send } from '../../../web/api.ts';
import { formatAge, formatNumber } from '../../../web/format.ts';
import { t } from '../../../web/language.ts';
import type { LonLat } from '../../../web/map/shown.ts';
import { useNow } from '../../../web/now.ts';
import { reportPath } from '../../../web/paths.ts';
import type { NewReport } from '../contract.ts';
import type { SimilarReport } from '../duplicates/contract.ts';
import { reportStateWord, spoken } from './report-words.ts';
import { useRested } from './use-rested.ts';

/** What the reporter says of a report of others: the same, and whether it has got worse; null for a matter of its own. */
export type Repeat = Required<Pick<NewReport, 'repeatOf' | 'worse'>> | null;

interface Props {
  pin: LonLat | null;
  category: string | null;
  text: string;
  repeat: Repeat;
  change: (repeat: Repeat) => void;
  /** Taken down for somebody else. */
  ofOther: boolean;
}

/** What others near by have reported. Whoever says "the same" still files a report of their own, and is told of both. */
export function SimilarField({ pin, category, text, repeat, change, ofOther }: Props) {
  const similar = useSimilar(pin, category, text);
  const now = useNow();
  // What is no longer offered, as when the pin was moved, is no longer meant either.
  const isOffered = repeat === null || similar === undefined || similar.some(({ id }) => id === repeat.repeatOf);
  useEffect(() => {
    if (!isOffered) change(null);
  }, [isOffered, change]);
  if (similar === undefined || similar.length === 0) return null;
  return (
    <fieldset className="card padded report-part similar">
      <legend>{t('report-page.similar')}</legend>
      <p className="hint" role="status">
        {t(ofOther ? 'report-page.similar.hint-of-other' : 'report-page.similar.hint', { count: similar.length })}
      </p>
      {similar.map((report) => {
        const isChosen = repeat?.repeatOf === report.id;
        return (
          <div key={report.id} className={isChosen ? 'similar-choice chosen' : 'similar-choice'}>
            <label className="check">
              <input
                type="radio"
                name="repeat-of"
                checked={isChosen}
                onChange={() => change({ repeatOf: report.id, worse: false })}
              />
              <span>
                <b>{t('report-page.similar.same')}</b> {report.text ?? spoken(report.category)}
                <small className="dim">
                  {told(report, now).map((part) => (
                    <span key={part}>{part}</span>
                  ))}
                </small>
              </span>
            </label>
            {report.text !== null && (
              <a href={reportPath(report.id)} target="_blank" rel="noreferrer">
                {t('report-page.similar.open', { number: report.number })}
              </a>
            )}
            {isChosen && (
              <label className="check">
                <input
                  type="checkbox"
                  checked={repeat.worse}
                  onChange={({ target }) => change({ repeatOf: report.id, worse: target.checked })}
                />
                {t('report-page.similar.worse')}
              </label>
            )}
          </div>
        );
      })}
      <div className={repeat === null ? 'similar-choice chosen' : 'similar-choice'}>
        <label className="check">
          <input type="radio" name="repeat-of" checked={repeat === null} onChange={() => change(null)} />
          <b>{t(ofOther ? 'report-page.similar.another-of-other' : 'report-page.similar.another')}</b>
        </label>
      </div>
    </fieldset>
  );
}

function told({ category, distanceM, reportedAt, state, text, weight }: SimilarReport, now: string): string[] {
  return [
    ...(text === null ? [] : [spoken(category)]),
    ...(distanceM === null ? [] : [t('report-page.similar.away', { metres: formatNumber(distanceM) })]),
    formatAge(reportedAt, now),
    reportStateWord(state),
    ...(weight > 1 ? [t('report-page.weight', { others: weight - 1 })] : []),
  ];
}

/** Asked once it is known where and what: until then there are none, and undefined while the answer is on its way. */
function useSimilar(pin: LonLat | null, category: string | null, text: string): SimilarReport[] | undefined {
  const rested = useRested(text);
  const isKnown = pin !== null && category !== null;
  const body = { position: { type: 'Point', coordinates: pin }, category, text: rested };
  const { data } = useQuery({
    queryKey: ['similar-reports', body],
    queryFn: () => send<{ items: SimilarReport[] }>('/api/v1/reports/similar', { body }),
    enabled: isKnown,
    staleTime: 60_000,
    placeholderData: (before) => before,
  });
  return isKnown ? data?.items : [];
}
