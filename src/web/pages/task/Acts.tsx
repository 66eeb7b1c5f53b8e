import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { WorkItem } from '../../../kernel/work/contract.ts';
import type { WorkAct, WorkState } from '../../../kernel/work/states.ts';
import { Problem, send } from '../../api.ts';
import { ProblemNotice } from '../../components/Answer.tsx';
import { t } from '../../language.ts';
import { refresh } from '../../queries.ts';
import { actWord } from '../../work-words.ts';
import { ActDialog, needsNothing } from './ActDialog.tsx';
import { Conflict } from './Conflict.tsx';

/** What comes next in the ordinary course; it is the one main button. */
const ordinary: Readonly<Partial<Record<WorkState, WorkAct>>> = {
  assigned: 'accept',
  accepted: 'start',
  returned: 'start',
  'in-progress': 'submit',
  'awaiting-confirmation': 'confirm',
  suspended: 'resume',
};

/** Acts that bring the work forward or back; the others change what surrounds it. */
const leadsOn = (act: WorkAct): boolean => onwardActs.includes(act);
const onwardActs: readonly WorkAct[] = ['accept', 'start', 'submit', 'confirm', 'return', 'refuse', 'resume'];

/** Only what this person may do now. Each act carries the version that was read, so that nobody overwrites another. */
export function Acts({ task }: { task: WorkItem }) {
  const [asking, ask] = useState<WorkAct | null>(null);
  const doing = useMutation({
    mutationFn: ({ act, body }: { act: WorkAct; body: unknown }) =>
      send<WorkItem>(`/api/v1/work-items/${task.id}/${act}`, { body, ifMatch: `"${task.version}"` }),
    onSuccess: async () => {
      await refresh();
      ask(null);
    },
  });
  if (task.acts.length === 0) return null;
  const main = task.acts.find((act) => act === ordinary[task.state]);
  const onward = task.acts.filter((act) => act !== main && leadsOn(act));
  const rest = task.acts.filter((act) => act !== main && !leadsOn(act));
  const begin = (act: WorkAct) => {
    doing.reset();
    if (needsNothing(act)) doing.mutate({ act, body: {} });
    else ask(act);
  };
  const conflict = doing.error instanceof Problem && [409, 412].includes(doing.error.status) ? doing.error : null;
  return (
    <section className="card padded record-acts" aria-label={t('task.acts')}>
      {main !== undefined && (
        <button type="button" className="primary main-act" disabled={doing.isPending} onClick={() => begin(main)}>
          {actWord(main)}
        </button>
      )}
      {onward.length > 0 && <ActButtons acts={onward} disabled={doing.isPending} begin={begin} />}
      {rest.length > 0 && (
        <details>
          <summary>{t('task.acts.more')}</summary>
          <ActButtons acts={rest} disabled={doing.isPending} begin={begin} />
        </details>
      )}
      {doing.isError && conflict === null && asking === null && <ProblemNotice error={doing.error} />}
      {asking !== null && conflict === null && (
        <ActDialog
          act={asking}
          task={task}
          pending={doing.isPending}
          error={doing.error}
          close={() => {
            doing.reset();
            ask(null);
          }}
          send={(body) => doing.mutate({ act: asking, body })}
        />
      )}
      {conflict !== null && doing.variables !== undefined && (
        <Conflict
          read={task}
          act={doing.variables.act}
          problem={conflict}
          close={async () => {
            await refresh(); // the next act is meant for the version that was just shown
            doing.reset();
            ask(null);
          }}
        />
      )}
    </section>
  );
}

interface ButtonsProps {
  acts: WorkAct[];
  disabled: boolean;
  begin: (act: WorkAct) => void;
}

function ActButtons({ acts, disabled, begin }: ButtonsProps) {
  return (
    <div className="acts">
      {acts.map((act) => (
        <button key={act} type="button" disabled={disabled} onClick={() => begin(act)}>
          {actWord(act)}
        </button>
      ))}
    </div>
  );
}
