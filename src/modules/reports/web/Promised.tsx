import { Reckoning } from '../../../web/components/Reckoning.tsx';
import { formatInstant } from '../../../web/format.ts';
import { t } from '../../../web/language.ts';
import type { Filed } from '../contract.ts';
import { NotTakenUp } from './NotTakenUp.tsx';
import { spoken } from './report-words.ts';

/** What becomes of a report that was filed just now: until when and why then, or who was asked instead; and what to know of it. */
export function Promised({ filed: { referral, expectedAt, explanation, notes } }: { filed: Filed }) {
  return (
    <>
      {referral !== null && <NotTakenUp kind="referred" {...referral} />}
      {expectedAt !== null && (
        <section className="card padded" aria-labelledby="filed-due">
          <p className="small dim" id="filed-due">
            {t('report-page.expected')}
          </p>
          <p className="due">{formatInstant(expectedAt)}</p>
          {explanation !== null && <Reckoning explanation={explanation} open />}
        </section>
      )}
      {notes.map((note) => (
        <p key={note.code} className="notice care">
          {spoken(note)}
        </p>
      ))}
    </>
  );
}
