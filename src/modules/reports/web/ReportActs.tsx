import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Problem, send } from '../../../web/api.ts';
import { ProblemNotice } from '../../../web/components/Answer.tsx';
import { Dialog } from '../../../web/components/Dialog.tsx';
import { t } from '../../../web/language.ts';
import { refresh } from '../../../web/queries.ts';
import { upload } from '../../../web/upload.ts';
import type { Report, ReportActName, ReportState } from '../contract.ts';
import { ReportActDialog } from './ReportActDialog.tsx';
import { reportActWord } from './report-words.ts';

/** What comes next in the ordinary course; it is the one main button. */
const ordinary: Readonly<Partial<Record<ReportState, ReportActName>>> = {
  received: 'accept',
  accepted: 'start',
  reopened: 'start',
  'in-progress': 'finish',
  'awaiting-check': 'check',
};
const needsNothing: readonly ReportActName[] = ['accept', 'start', 'check', 'take-over'];
/** Done in their own corner of the page. */
const elsewhere = ['link', 'unlink', 'photo'] as const;
const isElsewhere = (act: string): act is (typeof elsewhere)[number] => elsewhere.some((one) => one === act);

/** Only what this person may do now; each act carries the version that was read. */
export function ReportActs({ report }: { report: Report }) {
  const [asking, ask] = useState<ReportActName | null>(null);
  const doing = useMutation({
    mutationFn: ({ act, body }: { act: ReportActName; body: unknown }) =>
      send(`/api/v1/reports/${report.id}/${act}`, { body, ifMatch: `"${report.version}"` }),
    onSuccess: async () => {
      await refresh();
      ask(null);
    },
  });
  const acts = report.acts.filter((act) => !isElsewhere(act)) as ReportActName[];
  if (report.acts.length === 0) return null;
  const main = acts.find((act) => act === ordinary[report.state]);
  const begin = (act: ReportActName) => {
    doing.reset();
    if (needsNothing.includes(act)) doing.mutate({ act, body: {} });
    else ask(act);
  };
  const stale = doing.error instanceof Problem && doing.error.status === 412 ? doing.error : null;
  return (
    <section className="card padded record-acts" aria-label={t('task.acts')}>
      {main !== undefined && (
        <button type="button" className="primary main-act" disabled={doing.isPending} onClick={() => begin(main)}>
          {reportActWord(main)}
        </button>
      )}
      {report.acts.includes('photo') && <AfterPhoto report={report} />}
      {acts.some((act) => act !== main) && (
        <details>
          <summary>{t('task.acts.more')}</summary>
          <div className="acts">
            {acts
              .filter((act) => act !== main)
              .map((act) => (
                <button key={act} type="button" disabled={doing.isPending} onClick={() => begin(act)}>
                  {reportActWord(act)}
                </button>
              ))}
          </div>
        </details>
      )}
      {doing.isError && asking === null && stale === null && <ProblemNotice error={doing.error} />}
      {asking !== null && stale === null && (
        <ReportActDialog
          act={asking}
          report={report}
          pending={doing.isPending}
          error={doing.error}
          close={() => {
            doing.reset();
            ask(null);
          }}
          send={(body) => doing.mutate({ act: asking, body })}
        />
      )}
      {stale !== null && (
        <Dialog title={t('report-page.changed-meanwhile')} close={() => void refresh().then(() => doing.reset())}>
          <p>{t('report-page.changed-meanwhile.text')}</p>
          <div className="acts">
            <button type="button" className="primary" onClick={() => void refresh().then(() => doing.reset())}>
              {t('task.conflict.take')}
            </button>
          </div>
        </Dialog>
      )}
    </section>
  );
}

/** A photo of the result; some categories need one to be finished. */
function AfterPhoto({ report }: { report: Report }) {
  const input = useRef<HTMLInputElement>(null);
  const sending = useMutation({
    mutationFn: (file: File) => upload(`/api/v1/reports/${report.id}/photos`, file),
    onSuccess: refresh,
  });
  return (
    <>
      <input
        ref={input}
        type="file"
        accept="image/jpeg,image/png,image/webp"
        hidden
        aria-label={t('report-page.after-photo')}
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file !== undefined) sending.mutate(file);
          target.value = '';
        }}
      />
      <button type="button" disabled={sending.isPending} onClick={() => input.current?.click()}>
        {t('report-page.after-photo')}
      </button>
      {sending.isError && <ProblemNotice error={sending.error} title={t('report-page.photos.refused')} />}
    </>
  );
}
