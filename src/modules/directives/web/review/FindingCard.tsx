import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { WorkItemSummary } from '../../../../kernel/work/contract.ts';
import { capitalised } from '../../../../web/capitalised.ts';
import { Reckoning } from '../../../../web/components/Reckoning.tsx';
import { StandingMark } from '../../../../web/components/Standing.tsx';
import { formatDay, formatInstant, formatShare } from '../../../../web/format.ts';
import { isMessageKey, type MessageKey, t } from '../../../../web/language.ts';
import { taskPath } from '../../../../web/paths.ts';
import { standingOf } from '../../../../web/standing.ts';
import { stateWord } from '../../../../web/work-words.ts';
import type { Directive, Finding } from '../../contract.ts';
import { moduleWord } from '../names.ts';
import { FindingTargets } from './FindingTargets.tsx';
import { isUnsure, type Numbered, type Shortcut as ShortcutName, shortcuts } from './findings.ts';

export interface FindingActs {
  confirm: (finding: Finding) => void;
  edit: (finding: Finding) => void;
  reject: (finding: Finding) => void;
  reopen: (finding: Finding) => void;
  later: (finding: Finding) => void;
  split: (finding: Finding) => void;
  /** Undoes the splitting or merging it came from. */
  restore: (finding: Finding) => void;
  /** Makes an organisation the owner, of several that the text names; the others become partners. */
  lead: (finding: Finding, ownerId: string) => void;
  mark: (finding: Finding) => void;
}

interface Props extends Numbered {
  directive: Directive;
  chosen: boolean;
  /** Marked for an act on several. */
  marked: boolean;
  choose: (id: string) => void;
  workItem: WorkItemSummary | undefined;
  /** None for who may not decide. */
  acts: FindingActs | null;
  busy: boolean;
}

/** One draft task as the reader found it and the office corrected it. */
export function FindingCard({ directive, finding, number, chosen, marked, choose, workItem, acts, busy }: Props) {
  const unsure = finding.state === 'open' && isUnsure(finding);
  const isOpen = chosen || unsure || finding.state === 'open';
  const className = ['finding', finding.state, unsure && 'unsure', chosen && 'chosen-card'].filter(Boolean).join(' ');
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the number in it has the keys
    <article className={className} data-card={finding.id} onClick={() => choose(finding.id)}>
      <h2>
        <button
          type="button"
          className="tag"
          data-roving
          aria-pressed={chosen}
          aria-label={t('review.to-text', { number })}
        >
          {number}
          {unsure && '?'}
        </button>
        {workItem === undefined ? (
          <span lang="vi">{finding.quote}</span>
        ) : (
          <Link href={taskPath(workItem.id)}>{capitalised(workItem.title)}</Link>
        )}
        {acts !== null && finding.state === 'open' && (
          <input
            type="checkbox"
            aria-label={t('review.mark', { number })}
            checked={marked}
            onClick={(event) => event.stopPropagation()}
            onChange={() => acts.mark(finding)}
          />
        )}
      </h2>
      {workItem === undefined &&
        finding.also.map(({ start, quote }) => (
          <p key={start} className="also" lang="vi">
            <span className="dim">{t('review.also')}</span> {quote}
          </p>
        ))}
      {finding.state === 'open' && (finding.setAside || finding.origin === 'person') && (
        <p className="task-state">
          {finding.setAside && <span className="chip">{t('review.set-aside')}</span>}
          {finding.origin === 'person' && <span className="chip">{t('review.by-person')}</span>}
        </p>
      )}
      {workItem !== undefined && (
        <p className="task-state">
          <StandingMark standing={standingOf(workItem)} />
          <span className="chip">{stateWord(workItem.state)}</span>
          <span className="small dim">{workItem.owner.name}</span>
        </p>
      )}
      {isOpen && <Facts finding={finding} acts={acts} />}
      <FindingTargets directive={directive} finding={finding} isOpen={isOpen} />
      {finding.state === 'rejected' && finding.reason !== null && <p className="small dim">{finding.reason}</p>}
      {acts !== null && <Buttons finding={finding} acts={acts} busy={busy} />}
    </article>
  );
}

function Buttons({ finding, acts, busy }: { finding: Finding; acts: FindingActs; busy: boolean }) {
  if (finding.state === 'confirmed') return null;
  if (finding.state === 'rejected') {
    return (
      <div className="acts">
        <button type="button" disabled={busy} onClick={() => acts.reopen(finding)}>
          {t('review.reopen')} <Shortcut of="undo" />
        </button>
      </div>
    );
  }
  return (
    <div className="acts">
      {finding.owner === null ? (
        <button type="button" className="primary" disabled={busy} onClick={() => acts.edit(finding)}>
          {t('review.choose-owner')} <Shortcut of="edit" />
        </button>
      ) : (
        <>
          <button type="button" className="primary" disabled={busy} onClick={() => acts.confirm(finding)}>
            {t('review.confirm')} <Shortcut of="confirm" />
          </button>
          <button type="button" disabled={busy} onClick={() => acts.edit(finding)}>
            {t('review.edit')} <Shortcut of="edit" />
          </button>
        </>
      )}
      <button type="button" disabled={busy} onClick={() => acts.reject(finding)}>
        {t('review.reject')} <Shortcut of="reject" />
      </button>
      <button type="button" disabled={busy} onClick={() => acts.split(finding)}>
        {t('review.split')} <Shortcut of="split" />
      </button>
      {!finding.setAside && (
        <button type="button" disabled={busy} onClick={() => acts.later(finding)}>
          {t('review.later')} <Shortcut of="later" />
        </button>
      )}
      {finding.reshaped && (
        <button type="button" disabled={busy} onClick={() => acts.restore(finding)}>
          {t('review.undo-shape')} <Shortcut of="undo" />
        </button>
      )}
    </div>
  );
}

const Shortcut = ({ of }: { of: ShortcutName }) => <kbd>{shortcuts[of].toUpperCase()}</kbd>;

function Facts({ finding, acts }: { finding: Finding; acts: FindingActs | null }) {
  const rows: [MessageKey, ReactNode][] = [
    ...row(finding.title !== finding.quote && finding.workItem === null, 'review.title', () => (
      <span lang="vi">{finding.title}</span>
    )),
    ['task.owner', <Owner key="owner" finding={finding} acts={acts} />],
    ...partnersOf(finding),
    ['task.due', <Due key="due" finding={finding} />],
    ...row(finding.targets.length > 0, 'review.targets', () => finding.targets.map(({ quote }) => quote).join('; ')),
    ...row(finding.places.length > 0 || finding.position !== null, 'task.where', () => <Places finding={finding} />),
    ...row(finding.modules.length > 0, 'review.modules', () => finding.modules.map(moduleWord).join(', ')),
  ];
  return (
    <dl className="facts">
      {rows.map(([key, value]) => (
        <div key={key}>
          <dt>{t(key)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const row = (shown: boolean, key: MessageKey, value: () => ReactNode): [MessageKey, ReactNode][] =>
  shown ? [[key, value()]] : [];

function partnersOf({ partners, partnerQuotes }: Finding): [MessageKey, ReactNode][] {
  if (partners.length > 0) return [['task.partners', partners.map(({ name }) => name).join(', ')]];
  return row(partnerQuotes.length > 0, 'task.partners', () => (
    <span className="dim">
      {t('review.partners-unknown', { words: partnerQuotes.map((quote) => `“${quote}”`).join(', ') })}
    </span>
  ));
}

function Owner({ finding, acts }: { finding: Finding; acts: FindingActs | null }) {
  const { owner, ownerQuote, suggestion, candidates, state } = finding;
  const quoted = ownerQuote !== null && ownerQuote !== owner?.name && <span className="dim"> “{ownerQuote}”</span>;
  if (owner !== null) {
    return (
      <>
        {owner.name}
        {quoted}
      </>
    );
  }
  return (
    <>
      <strong className="is-due-soon">{t('review.owner-unknown')}</strong>
      {quoted}
      {candidates.length > 0 && state === 'open' && acts !== null && (
        <div className="candidates">
          <p className="small">{t('review.two-owners')}</p>
          <div className="acts">
            {candidates.map(({ id, name }, index) => (
              <button key={id} type="button" onClick={() => acts.lead(finding, id)}>
                {t('review.leads', { name })} <kbd>{index + 1}</kbd>
              </button>
            ))}
          </div>
        </div>
      )}
      {suggestion !== null && candidates.length === 0 && state === 'open' && (
        <p>
          {t('review.suggestion', { name: suggestion.name, share: formatShare(suggestion.score) })}{' '}
          {acts !== null && (
            <button type="button" className="plain" onClick={() => acts.lead(finding, suggestion.id)}>
              {t('review.take-suggestion')}
            </button>
          )}
        </p>
      )}
    </>
  );
}

function Due({ finding: { deadline, deadlinePreview, deadlineTrouble } }: { finding: Finding }) {
  if (deadlinePreview !== null) {
    return (
      <>
        <strong>{formatInstant(deadlinePreview.dueAt)}</strong>
        {deadlinePreview.recurrence !== null && <span className="dim"> · {t('task.due.recurring')}</span>}
        <Reckoning explanation={deadlinePreview.explanation} />
      </>
    );
  }
  if (deadline === null) return <span className="dim">{t('review.no-deadline')}</span>;
  return (
    <>
      <span lang="vi">“{deadline.quote}”</span>{' '}
      {deadlineTrouble !== null && isMessageKey(deadlineTrouble) ? (
        <span className="is-due-soon">{t(deadlineTrouble)}</span>
      ) : (
        deadline.until !== null && <span className="dim">{formatDay(deadline.until)}</span>
      )}
    </>
  );
}

function Places({ finding }: { finding: Finding }) {
  return (
    <ul>
      {finding.position !== null && <li>{finding.position.coordinates.slice(0, 2).join(', ')}</li>}
      {finding.places.map(({ quote, place }) => (
        <li key={quote}>
          {place === null ? `“${quote}”` : place.name}
          {place === null && <span className="dim"> · {t('review.place-unknown')}</span>}
          {place?.placed === false && <span className="dim"> · {t('task.where.unplaced')}</span>}
        </li>
      ))}
    </ul>
  );
}
