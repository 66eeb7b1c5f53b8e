import type { WorkItem } from '../../../kernel/work/contract.ts';
import type { WorkAct } from '../../../kernel/work/states.ts';
import type { Problem } from '../../api.ts';
import { Bones, sentenceOf } from '../../components/Answer.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { formatDay } from '../../format.ts';
import { type MessageKey, t } from '../../language.ts';
import { useGet } from '../../queries.ts';
import { actWord, priorityWord, stateWord } from '../../work-words.ts';

interface Props {
  /** The version the person had before them. */
  read: WorkItem;
  act: WorkAct;
  problem: Problem;
  close: () => void;
}

/** Two people, one task: the second sees both versions side by side and decides again. */
export function Conflict({ read, act, problem, close }: Props) {
  // Asked anew under a key of its own: the version on the page stays what the person has read.
  const now = useGet<WorkItem>(`/api/v1/work-items/${read.id}?`);
  return (
    <Dialog title={t('task.conflict')} close={close}>
      <p>{problem.status === 412 ? t('task.conflict.text', { act: actWord(act) }) : sentenceOf(problem)}</p>
      {now.data === undefined ? <Bones lines={5} /> : <Compared read={read} now={now.data} />}
      <div className="acts">
        <button type="button" className="primary" onClick={close}>
          {t('task.conflict.take')}
        </button>
      </div>
    </Dialog>
  );
}

function Compared({ read, now }: { read: WorkItem; now: WorkItem }) {
  const rows = fields.map(([key, show]) => ({ key, yours: show(read), theirs: show(now) }));
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('task.conflict.field')}</th>
          <th scope="col">{t('task.conflict.yours')}</th>
          <th scope="col">{t('task.conflict.theirs')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, yours, theirs }) => (
          <tr key={key} className={yours === theirs ? undefined : 'differs'}>
            <th scope="row">{t(key)}</th>
            <td>{yours}</td>
            <td>{yours === theirs ? theirs : <strong>{theirs}</strong>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const fields: readonly (readonly [MessageKey, (task: WorkItem) => string])[] = [
  ['task.state', ({ state }) => stateWord(state)],
  ['task.owner', ({ owner }) => owner.name],
  ['task.due', ({ dueOn }) => (dueOn === null ? t('web.none') : formatDay(dueOn))],
  ['task.priority', ({ priority }) => priorityWord(priority)],
  ['task.assignee', ({ assignee }) => assignee ?? t('web.none')],
];
