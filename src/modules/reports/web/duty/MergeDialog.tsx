import { useMutation } from '@tanstack/react-query';
import { send } from '../../../../web/api.ts';
import { Bones, ProblemNotice } from '../../../../web/components/Answer.tsx';
import { Dialog } from '../../../../web/components/Dialog.tsx';
import { formatInstant } from '../../../../web/format.ts';
import { t } from '../../../../web/language.ts';
import { refresh, useGet } from '../../../../web/queries.ts';
import type { Report } from '../../contract.ts';
import { reportStateWord, spoken } from '../report-words.ts';

interface Props {
  ids: readonly [string, string];
  close: () => void;
  merged: (sentence: string) => void;
}

/** Both side by side before they are linked: the earlier one goes on, the later one rests with it. */
export function MergeDialog({ ids, close, merged }: Props) {
  const one = useGet<Report>(`/api/v1/reports/${ids[0]}`);
  const other = useGet<Report>(`/api/v1/reports/${ids[1]}`);
  const error = one.error ?? other.error;
  return (
    <Dialog title={t('duty.merge')} close={close}>
      {error !== null && <ProblemNotice error={error} />}
      {one.data !== undefined && other.data !== undefined ? (
        <Both {...inOrder(one.data, other.data)} close={close} merged={merged} />
      ) : (
        error === null && <Bones lines={6} />
      )}
    </Dialog>
  );
}

/** Whichever was said first is the main one. */
const inOrder = (one: Report, other: Report) =>
  one.reportedAt < other.reportedAt || (one.reportedAt === other.reportedAt && one.number < other.number)
    ? { main: one, repeat: other }
    : { main: other, repeat: one };

interface BothProps extends Pick<Props, 'close' | 'merged'> {
  main: Report;
  repeat: Report;
}

function Both({ main, repeat, close, merged }: BothProps) {
  const linking = useMutation({
    mutationFn: () =>
      send(`/api/v1/reports/${repeat.id}/link`, { body: { mainId: main.id }, ifMatch: `"${repeat.version}"` }),
    onSuccess: async () => {
      close();
      merged(t('duty.merge.done', { repeat: repeat.number, main: main.number }));
      await refresh();
    },
    onError: () => void refresh(),
  });
  return (
    <div className="form">
      <div className="duty-both">
        <Side report={main} role={t('duty.merge.main')} />
        <Side report={repeat} role={t('duty.merge.repeat')} />
      </div>
      <p className="small dim">{t('duty.merge.kept')}</p>
      {linking.isError && <ProblemNotice error={linking.error} />}
      <div className="acts">
        <button type="button" className="primary" disabled={linking.isPending} onClick={() => linking.mutate()}>
          {t('duty.merge.do', { number: main.number })}
        </button>
        <button type="button" onClick={close}>
          {t('web.cancel')}
        </button>
      </div>
    </div>
  );
}

function Side({ report, role }: { report: Report; role: string }) {
  return (
    <article aria-label={`${role}: ${report.number}`}>
      <p className="small dim">{role}</p>
      <h3>
        {report.number} · {spoken(report.category)}
      </h3>
      <blockquote className="said">{report.text ?? t('report-page.said.not-public')}</blockquote>
      <p className="small dim">
        {formatInstant(report.reportedAt)} · {reportStateWord(report.state)} ·{' '}
        {report.address ?? report.area?.name ?? report.owner.name}
      </p>
      {report.photoItems.length > 0 && (
        <div className="duty-both-photos">
          {report.photoItems.slice(0, 3).map(({ id, kind }) => (
            <img
              key={id}
              src={`/api/v1/reports/${report.id}/photos/${id}?size=small`}
              alt={t(`report-page.photo.${kind}`)}
            />
          ))}
        </div>
      )}
    </article>
  );
}
