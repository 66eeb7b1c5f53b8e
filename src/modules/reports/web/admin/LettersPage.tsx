import { useState } from 'react';
import { Link } from 'wouter';
import { query } from '../../../../web/api.ts';
import { Bones, ProblemNotice } from '../../../../web/components/Answer.tsx';
import { formatInstant } from '../../../../web/format.ts';
import { type MessageKey, t } from '../../../../web/language.ts';
import { Admin } from '../../../../web/pages/admin/AdminPage.tsx';
import { ChoiceField } from '../../../../web/pages/admin/fields.tsx';
import { useList } from '../../../../web/queries.ts';
import type { IntakeLetter } from '../../intake/contract.ts';
import { spoken } from '../report-words.ts';

const choices = ['to-see', 'filed', 'refused', 'failed', 'ignored'] as const;
type Choice = (typeof choices)[number];

/** Thư phản ánh: what became of letters by e-mail, first of all those of which something could not be taken. */
export default function LettersPage() {
  const [choice, choose] = useState<Choice>('to-see');
  const outcome = choice === 'to-see' ? undefined : choice;
  const letters = useList<IntakeLetter>(`/api/v1/intake-letters${query({ outcome, limit: 50 })}`);
  return (
    <Admin title={t('admin.letters')} permission="reports.settle" under={t('letter-page.under')}>
      <div className="filters">
        <ChoiceField label={t('letter-page.which')} value={choice} set={choose} options={choices} word={choiceWord} />
      </div>
      <section className="card">
        {letters.isPending && <Bones lines={4} />}
        {letters.isError && (
          <ProblemNotice error={letters.error} title={t('web.problem.load')} retry={() => void letters.refetch()} />
        )}
        {letters.data?.length === 0 && <p className="empty">{t('letter-page.none')}</p>}
        {letters.data !== undefined && letters.data.length > 0 && (
          <table className="admin-table">
            <thead>
              <tr>
                <th scope="col">{t('letter-page.received')}</th>
                <th scope="col">{t('letter-page.outcome')}</th>
                <th scope="col">{t('letter-page.notes')}</th>
              </tr>
            </thead>
            <tbody>
              {letters.data.map((letter) => (
                <LetterRow key={letter.id} letter={letter} />
              ))}
            </tbody>
          </table>
        )}
        {letters.hasNextPage && (
          <p className="more">
            <button type="button" disabled={letters.isFetchingNextPage} onClick={() => void letters.fetchNextPage()}>
              {t('web.more')}
            </button>
          </p>
        )}
      </section>
    </Admin>
  );
}

function LetterRow({ letter: { outcome, receivedAt, at, notes, report, answeredAt } }: { letter: IntakeLetter }) {
  return (
    <tr>
      <th scope="row">{formatInstant(receivedAt ?? at)}</th>
      <td>
        {t(`letter-page.outcome.${outcome}` satisfies MessageKey)}{' '}
        {report !== null && <Link href={`/reports/${report.id}`}>{report.number}</Link>}
        {answeredAt !== null && (
          <span className="small dim">
            <br />
            {t('letter-page.answered', { at: formatInstant(answeredAt) })}
          </span>
        )}
      </td>
      <td>
        {notes.map((note) => (
          <p key={note.vi}>{spoken(note)}</p>
        ))}
      </td>
    </tr>
  );
}

const choiceWord = (choice: Choice): string =>
  t(choice === 'to-see' ? 'letter-page.to-see' : (`letter-page.outcome.${choice}` satisfies MessageKey));
