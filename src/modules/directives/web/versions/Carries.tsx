import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { isOpen } from '../../../../kernel/work/states.ts';
import { Problem, send } from '../../../../web/api.ts';
import { ProblemNotice } from '../../../../web/components/Answer.tsx';
import { Dialog } from '../../../../web/components/Dialog.tsx';
import { Field } from '../../../../web/components/Field.tsx';
import { FormEnd } from '../../../../web/components/FormEnd.tsx';
import { formatDay } from '../../../../web/format.ts';
import { type MessageKey, t } from '../../../../web/language.ts';
import { directivePath, taskPath } from '../../../../web/paths.ts';
import { refresh } from '../../../../web/queries.ts';
import { stateWord } from '../../../../web/work-words.ts';
import type { Adopted, Carry, CarryDecision, VersionComparison } from '../../versions-contract.ts';
import { Words } from './Words.tsx';

interface Props {
  comparison: VersionComparison;
  deciding: boolean;
}

/** What becomes of each task of the version in force; when all is decided, the new version can take its place. */
export function Carries({ comparison, deciding }: Props) {
  const { directive, ordinal, carries, newTasks, reading } = comparison;
  const [recalling, recall] = useState<Carry | null>(null);
  const [adopting, adopt] = useState(false);
  const [discarding, discard] = useState(false);
  const path = `/api/v1/directives/${directive.id}/versions/${ordinal}`;
  const decide = useMutation({
    mutationFn: ({
      carry,
      decision,
      reason = null,
    }: {
      carry: Carry;
      decision: CarryDecision;
      reason?: string | null;
    }) =>
      send(`${path}/decide`, {
        body: { decisions: [{ findingId: carry.findingId, version: carry.version, decision, reason }] },
      }),
    onSuccess: async () => {
      await refresh();
      recall(null);
    },
    onError: (error) => {
      if (error instanceof Problem && error.status === 412) void refresh();
    },
  });
  const work = carries.filter(({ workItem }) => workItem !== null);
  const toDecide = work.filter(({ kind }) => kind !== 'same');
  const undecided = work.filter(({ needed, decision }) => needed && decision === null).length;
  const same = work.length - toDecide.length;
  return (
    <section className="card padded" aria-labelledby="carries">
      <h2 id="carries">{t('versions.tasks')}</h2>
      {reading === 'read' && (
        <>
          {work.length === 0 && <p className="dim">{t('versions.tasks.none')}</p>}
          <p role="status">
            <strong className={undecided > 0 ? 'is-due-soon' : undefined}>
              {t('versions.undecided', { count: undecided })}
            </strong>
          </p>
          {same > 0 && <p className="small">{t('versions.same-count', { count: same })}</p>}
          {newTasks.length > 0 && <p className="small">{t('versions.new-count', { count: newTasks.length })}</p>}
          {decide.isError && recalling === null && <ProblemNotice error={decide.error} />}
          <ol className="carries">
            {toDecide.map((carry) => (
              <li key={carry.findingId}>
                <CarryCard
                  carry={carry}
                  deciding={deciding && !decide.isPending}
                  decide={(decision) =>
                    decision === 'leave' && isUnderWay(carry) ? recall(carry) : decide.mutate({ carry, decision })
                  }
                />
              </li>
            ))}
          </ol>
        </>
      )}
      {deciding && (
        <div className="acts">
          {reading === 'read' && (
            <button type="button" className="primary" disabled={undecided > 0} onClick={() => adopt(true)}>
              {t('versions.adopt')}
            </button>
          )}
          <button type="button" className="plain" onClick={() => discard(true)}>
            {t('versions.discard')}
          </button>
        </div>
      )}
      {recalling !== null && (
        <ReasonDialog
          title={t('versions.recall')}
          what={t('versions.recall.what')}
          initially={recalling.kind === 'removed' ? t('versions.recall.usual') : ''}
          saving={decide}
          close={() => {
            decide.reset();
            recall(null);
          }}
          give={(reason) => decide.mutate({ carry: recalling, decision: 'leave', reason })}
        />
      )}
      {adopting && <AdoptDialog comparison={comparison} path={path} close={() => adopt(false)} />}
      {discarding && <DiscardDialog comparison={comparison} path={path} close={() => discard(false)} />}
    </section>
  );
}

const isUnderWay = ({ workItem }: Carry): boolean => workItem !== null && isOpen(workItem.state);

function CarryCard({
  carry,
  deciding,
  decide,
}: {
  carry: Carry;
  deciding: boolean;
  decide: (decision: CarryDecision) => void;
}) {
  const { kind, title, workItem, old, new: next, words, choices, decision, decidedBy, reason, needed } = carry;
  return (
    <article className={needed && decision === null ? 'carry open' : 'carry'}>
      <h3>{workItem === null ? title : <Link href={taskPath(workItem.id)}>{title}</Link>}</h3>
      <p className="task-state small">
        <span className="chip">{t(`versions.kind.${kind}` satisfies MessageKey)}</span>
        {workItem !== null && (
          <>
            <span className="chip">{stateWord(workItem.state)}</span>
            <span className="dim">{workItem.owner}</span>
            {workItem.dueOn !== null && <span className="dim">{formatDay(workItem.dueOn)}</span>}
          </>
        )}
      </p>
      <div className="both-words" lang="vi">
        <blockquote>
          <b className="small dim">{t('versions.old-words')}</b>
          <p>{old.quote}</p>
        </blockquote>
        {next !== null && (
          <blockquote>
            <b className="small dim">{t('versions.new-words')}</b>
            <p>
              <Words words={words} text={next.quote} kind={kind} />
            </p>
          </blockquote>
        )}
      </div>
      {choices.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's
        <div className="acts" role="group" aria-label={title}>
          {choices.map((choice) => (
            <button
              key={choice}
              type="button"
              aria-pressed={decision === choice}
              disabled={!deciding}
              onClick={() => decide(choice)}
            >
              {t(
                choice === 'leave' && !isUnderWay(carry)
                  ? 'versions.decision.leave-done'
                  : (`versions.decision.${choice}` satisfies MessageKey),
              )}
            </button>
          ))}
        </div>
      )}
      {decidedBy !== null && (
        <p className="faint">
          {t('versions.decided-by', { name: decidedBy })}
          {reason !== null && `: ${reason}`}
        </p>
      )}
    </article>
  );
}

interface DialogProps {
  comparison: VersionComparison;
  path: string;
  close: () => void;
}

function AdoptDialog({ comparison: { directive }, path, close }: DialogProps) {
  const [, go] = useLocation();
  const [takeLetterhead, take] = useState(false);
  const adopting = useMutation({
    mutationFn: () => send<Adopted>(`${path}/adopt`, { body: { takeLetterhead }, ifMatch: `"${directive.version}"` }),
    onSuccess: async () => {
      await refresh();
      go(directivePath(directive.id));
    },
    onError: () => void refresh(),
  });
  return (
    <Dialog title={t('versions.adopt')} close={close}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          adopting.mutate();
        }}
      >
        <p>{t('versions.adopt.what')}</p>
        <label className="check">
          <input type="checkbox" checked={takeLetterhead} onChange={() => take(!takeLetterhead)} />{' '}
          {t('versions.adopt.letterhead')}
        </label>
        <FormEnd act={t('versions.adopt')} saving={adopting} close={close} />
      </form>
    </Dialog>
  );
}

function DiscardDialog({ comparison: { directive }, path, close }: DialogProps) {
  const [, go] = useLocation();
  const discarding = useMutation({
    mutationFn: (reason: string) => send(`${path}/discard`, { body: { reason } }),
    onSuccess: async () => {
      await refresh();
      go(directivePath(directive.id));
    },
  });
  return <ReasonDialog title={t('versions.discard')} saving={discarding} close={close} give={discarding.mutate} />;
}

interface ReasonProps {
  title: string;
  what?: string;
  initially?: string;
  saving: { error: unknown; isPending: boolean };
  close: () => void;
  give: (reason: string) => void;
}

function ReasonDialog({ title, what, initially = '', saving, close, give }: ReasonProps) {
  const [reason, setReason] = useState(initially);
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const tooShort = reason.trim().length < 3;
    setMissing(tooShort);
    if (!tooShort) give(reason.trim());
  };
  return (
    <Dialog title={title} close={close}>
      <form className="form" onSubmit={submit} noValidate>
        {what !== undefined && <p>{what}</p>}
        <Field label={t('task.act.reason')} wrong={missing ? t('task.act.reason-missing') : undefined}>
          <textarea value={reason} maxLength={2000} onChange={({ target }) => setReason(target.value)} />
        </Field>
        <FormEnd act={title} saving={saving} close={close} />
      </form>
    </Dialog>
  );
}
