import { useState } from 'react';
import type { WorkItem } from '../../../kernel/work/contract.ts';
import { stateAfter, type WorkAct, type WorkState } from '../../../kernel/work/transitions.ts';
import type { Report } from '../../../modules/reports/contract.ts';
import { capitalised } from '../../capitalised.ts';
import { Bones, sentenceOf } from '../../components/Answer.tsx';
import { Field } from '../../components/Field.tsx';
import { StandingMark } from '../../components/Standing.tsx';
import { formatDay, formatInstant, timeOf } from '../../format.ts';
import { t } from '../../language.ts';
import { standingOf } from '../../standing.ts';
import { actWord, stateWord } from '../../work-words.ts';
import { useDraft } from '../drafts.ts';
import { useKept } from '../kept.ts';
import { handOver } from '../outbox/outbox.ts';
import type { Parcel } from '../outbox/parcel.ts';
import { isOpenParcel } from '../use-outbox.ts';
import { Finish } from './Finish.tsx';
import { newParcel, proofOf } from './new-parcel.ts';
import { ParcelState } from './ParcelState.tsx';
import { type FieldPage, recordOf, reportIdOf, reportPath, taskPath } from './page.ts';
import { KeptSince, Photos } from './parts.tsx';
import { Asked, Reported } from './Reported.tsx';
import { seenOf } from './seen.ts';

/** What somebody in the street does; the rest is for the desk. */
const fieldActs: readonly WorkAct[] = ['accept', 'start', 'submit'];

export function TaskPage({ id, person, outbox }: FieldPage & { id: string }) {
  const mine = outbox.parcels.filter(({ record }) => record === recordOf(id));
  const arrived = mine.filter(({ state }) => state === 'sent').length;
  const { value: task, at, old, problem } = useKept<WorkItem>(person.id, taskPath(id), arrived);
  const reportId = task === undefined ? null : reportIdOf(task);
  const report = useKept<Report>(person.id, reportId === null ? null : reportPath(reportId), arrived);
  if (task === undefined) {
    if (problem === null) return <Bones lines={8} />;
    return <p className="notice wrong">{problem.status === 0 ? t('field.task.absent') : sentenceOf(problem)}</p>;
  }
  const waiting = mine.filter(isOpenParcel);
  return (
    <article className="field-task">
      <h1>{capitalised(task.title)}</h1>
      <p className="row-facts">
        <StandingMark standing={standingOf(task)} />
        <span className="chip">{stateWord(task.state)}</span>
        {task.area !== null && <span className="dim">{task.area.name}</span>}
      </p>
      <KeptSince at={at} old={old} />
      <section className="card padded">
        <p className="small dim">{t('field.due')}</p>
        <p className="field-due">
          {task.dueOn === null ? t('field.due.none') : formatDay(task.dueOn)}
          {task.dueAt !== null && <small>, {timeOf(task.dueAt)}</small>}
        </p>
        {task.quote !== null && <blockquote>{task.quote}</blockquote>}
        {task.places.length > 0 && <p>{task.places.map(({ name }) => name).join(', ')}</p>}
        {task.source !== null && reportId === null && <p className="small dim">{task.source.label}</p>}
      </section>
      {reportId !== null && <Reported report={report} account={person.id} />}
      {report.value !== undefined && <Asked report={report.value} account={person.id} />}
      {waiting.length > 0 && (
        <section className="card padded" aria-label={t('field.tab.outbox')}>
          <ul className="parcels">
            {waiting.map((parcel) => (
              <li key={parcel.seq}>
                <ParcelState parcel={parcel} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {task.inside && <SayOrShow task={task} account={person.id} />}
      <Said task={task} />
      <NextAct task={task} report={report.value} waiting={waiting} account={person.id} />
    </article>
  );
}

/** The state it will have once everything that waits has arrived. */
function stateAhead(task: WorkItem, waiting: readonly Parcel[]): WorkState {
  return waiting.reduce<WorkState>((state, { kind }) => {
    const act = fieldActs.find((each) => each === kind);
    return act === undefined ? state : (stateAfter(act, state, null) ?? state);
  }, task.state);
}

interface NextActProps {
  task: WorkItem;
  report: Report | undefined;
  waiting: readonly Parcel[];
  account: string;
}

function NextAct({ task, report, waiting, account }: NextActProps) {
  const [finishing, finish] = useState(false);
  const state = stateAhead(task, waiting);
  const carriesOut = task.acts.some((act) => fieldActs.includes(act) || act === 'appoint');
  const open = carriesOut ? fieldActs.filter((act) => stateAfter(act, state, null) !== undefined) : [];
  const main = open.find(
    (act) => act === (state === 'in-progress' ? 'submit' : state === 'accepted' ? 'start' : 'accept'),
  );
  if (main === undefined) return null;
  if (finishing) return <Finish task={task} report={report} account={account} close={() => finish(false)} />;
  const press = (act: WorkAct) => {
    if (act === 'submit') return finish(true);
    const request = { path: `${taskPath(task.id)}/${act}`, body: {}, ifMatch: task.version };
    void handOver(
      newParcel({ account, record: recordOf(task.id), kind: act, title: task.title, request, seen: seenOf(task) }),
      null,
    );
  };
  return (
    <div className="thumb">
      <button type="button" className="primary big" onClick={() => press(main)}>
        {actWord(main)}
      </button>
      {main !== 'submit' && open.includes('submit') && (
        <button type="button" className="big" onClick={() => press('submit')}>
          {actWord('submit')}
        </button>
      )}
    </div>
  );
}

/** A word or a photo about the work, whatever its state. */
function SayOrShow({ task, account }: { task: WorkItem; account: string }) {
  const draft = useDraft({ account, kind: 'comment', about: task.id, title: task.title, form: { text: '' } });
  if (draft === null) return null;
  const { text } = draft.form;
  const empty = text.trim() === '' && draft.photos.length === 0;
  const hand = async () => {
    const about = { account, record: recordOf(task.id), title: task.title, seen: null };
    const path = taskPath(task.id);
    const proofPath = `${path}/evidence`;
    const uploads = draft.photos.map((photoId, index) => proofOf(proofPath)(photoId, index + 1));
    const said = text.trim();
    const request = said === '' ? null : { path: `${path}/comments`, body: { text: said }, ifMatch: null };
    const kind = said === '' ? 'photo' : 'comment';
    await handOver(newParcel({ ...about, id: draft.id, kind, uploads, proofPath, request }), draft.id);
    draft.renew({ text: '' });
  };
  return (
    <details className="card padded" open={!empty || undefined}>
      <summary>{t('field.say')}</summary>
      <div className="form">
        <Field label={t('field.comment')}>
          <textarea value={text} maxLength={5000} onChange={({ target }) => draft.change({ text: target.value })} />
        </Field>
        <Photos account={account} photos={draft.photos} change={(photos) => draft.change(draft.form, photos)} />
        <button type="button" className="big" disabled={empty} onClick={() => void hand()}>
          {t('field.send')}
        </button>
      </div>
    </details>
  );
}

function Said({ task }: { task: WorkItem }) {
  if (task.commentItems.length === 0) return null;
  return (
    <section className="card padded" aria-label={t('field.said')}>
      <h2>{t('field.said')}</h2>
      <ul className="said">
        {task.commentItems.map(({ id, text, byName, at }) => (
          <li key={id}>
            <p>{text}</p>
            <p className="faint">
              {byName !== null && `${byName} · `}
              {formatInstant(at)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
