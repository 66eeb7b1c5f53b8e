import { useState } from 'react';
import type { JobState, JobSummary } from '../../../kernel/jobs/contract.ts';
import { query, send } from '../../api.ts';
import { Bones, ProblemNotice } from '../../components/Answer.tsx';
import { formatInstant } from '../../format.ts';
import { type MessageKey, t } from '../../language.ts';
import { useList } from '../../queries.ts';
import { Admin } from './AdminPage.tsx';
import { FormDialog } from './FormDialog.tsx';
import { ChoiceField } from './fields.tsx';

type Act = 'retry' | 'discard';
const shown = ['failed', 'running', 'waiting'] as const satisfies readonly JobState[];

/** Tác vụ nền that are not done; those that failed wait for a decision. */
export default function JobsPage() {
  const [state, setState] = useState<JobState>('failed');
  const [asking, ask] = useState<{ act: Act; job: JobSummary } | null>(null);
  const jobs = useList<JobSummary>(`/api/v1/jobs${query({ state, limit: 50 })}`);
  return (
    <Admin title={t('admin.jobs')} permission="jobs.manage" under={t('admin.jobs.text')}>
      <div className="filters">
        <ChoiceField label={t('admin.job.state')} value={state} set={setState} options={shown} word={stateWord} />
      </div>
      <section className="card">
        {jobs.isPending && <Bones lines={4} />}
        {jobs.isError && (
          <ProblemNotice error={jobs.error} title={t('web.problem.load')} retry={() => void jobs.refetch()} />
        )}
        {jobs.data?.length === 0 && <p className="empty">{t('admin.jobs.none')}</p>}
        {jobs.data !== undefined && jobs.data.length > 0 && (
          <table className="admin-table">
            <thead>
              <tr>
                <th scope="col">{t('admin.job.kind')}</th>
                <th scope="col">{t('admin.job.when')}</th>
                <th scope="col">{t('admin.job.acts')}</th>
              </tr>
            </thead>
            <tbody>
              {jobs.data.map((job) => (
                <tr key={job.id}>
                  <th scope="row">
                    <code>{job.kind}</code>
                    {job.error !== null && <span className="job-error">{job.error}</span>}
                  </th>
                  <td>
                    {formatInstant(job.failedAt ?? job.dueAt ?? job.enqueuedAt)}
                    <br />
                    <span className="dim">{t('admin.job.attempts', { count: job.attempts })}</span>
                  </td>
                  <td>
                    {job.state === 'failed' && (
                      <div className="acts">
                        {acts.map((act) => (
                          <button key={act} type="button" onClick={() => ask({ act, job })}>
                            {actWord(act)}
                          </button>
                        ))}
                      </div>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {jobs.hasNextPage && (
          <p className="more">
            <button type="button" onClick={() => void jobs.fetchNextPage()}>
              {t('web.more')}
            </button>
          </p>
        )}
      </section>
      {asking !== null && (
        <FormDialog
          title={actWord(asking.act)}
          text={t(`admin.job.${asking.act}-text` satisfies MessageKey, { kind: asking.job.kind })}
          run={() => send(`/api/v1/jobs/${asking.job.id}/${asking.act}`, {})}
          close={() => ask(null)}
        />
      )}
    </Admin>
  );
}

const acts = ['retry', 'discard'] as const satisfies readonly Act[];
const actWord = (act: Act): string => t(`admin.job.${act}` satisfies MessageKey);
const stateWord = (state: JobState): string => t(`admin.job.${state}` satisfies MessageKey);
