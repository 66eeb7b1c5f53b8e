import { useState } from 'react';
import { Link, useParams } from 'wouter';
import { Answer, Bones } from '../../../web/components/Answer.tsx';
import { Page } from '../../../web/components/Page.tsx';
import { formatShare } from '../../../web/format.ts';
import { type MessageKey, t } from '../../../web/language.ts';
import { useLive } from '../../../web/live.ts';
import { taskPath } from '../../../web/paths.ts';
import { type Page as ListPage, useGet } from '../../../web/queries.ts';
import { useSession } from '../../../web/session.ts';
import { stateWord } from '../../../web/work-words.ts';
import type { GapTask, GapView } from '../contract.ts';
import type { CriteriaSet, Standard } from '../criteria-set.ts';
import { AskedFields } from './AskedFields.tsx';
import { type Asked, cardPath, queryOf, simulatorPath, useAsked } from './asked.ts';
import { GapTaskDialog } from './GapTaskDialog.tsx';
import { VerdictCard } from './Verdict.tsx';
import { areasWords, inWords, points, signed, valueWords } from './words.ts';
import './scorecards.css';

type Step = GapView['steps'][number];
type ByCode = ReadonlyMap<string, Standard>;

/** Còn thiếu gì: what each further point would take, the cheapest first, and the work given for it. */
export default function GapPage() {
  const { set: code } = useParams<{ set: string }>();
  const set = useGet<CriteriaSet>(`/api/v1/scorecards/${code}`);
  return (
    <Answer of={set} bones={<Bones lines={10} />}>
      {(shown) => <GapOf set={shown} />}
    </Answer>
  );
}

function GapOf({ set }: { set: CriteriaSet }) {
  const [asked, change] = useAsked();
  const path = asked.areas.length === 0 ? null : `/api/v1/scorecards/${set.code}/gap${queryOf(asked)}`;
  const gap = useGet<GapView>(path);
  useLive(['scorecard.changed'], () => gap.refetch());
  const standards: ByCode = new Map(set.groups.flatMap((group) => group.standards.map((one) => [one.code, one])));
  return (
    <Page
      className="scorecard"
      title={t('gap.title')}
      over={<Link href={cardPath(set.code, asked)}>{inWords(set.name)}</Link>}
      under={gap.data === undefined ? t('cards.choose') : `${areasWords(gap.data.card.areas)}. ${saysOf(gap.data)}`}
      acts={
        path !== null && (
          <Link className="button" href={simulatorPath(set.code, asked)}>
            {t('cards.to-simulator')}
          </Link>
        )
      }
    >
      <AskedFields set={set} asked={asked} change={change} />
      {path !== null && (
        <Answer of={gap} bones={<Bones lines={8} />}>
          {(shown) => (
            <div className="card-columns">
              <div className="gap-main">
                <Steps gap={shown} standards={standards} set={set} asked={asked} />
                <UnknownCard gap={shown} standards={standards} />
              </div>
              <div className="gap-side">
                <VerdictCard card={shown.card} set={set} />
                <ShortGroups gap={shown} set={set} />
                <TasksCard set={set} asked={asked} standards={standards} />
              </div>
            </div>
          )}
        </Answer>
      )}
    </Page>
  );
}

function saysOf({ short, steps }: GapView): string {
  if (short === null) return t('gap.says.no-mark');
  if (short === 0) return t('gap.says.enough', { steps: steps.length });
  return t('gap.says.short', { short: points(short), steps: steps.length });
}

function Steps({ gap, standards, set, asked }: { gap: GapView; standards: ByCode; set: CriteriaSet; asked: Asked }) {
  const { may } = useSession();
  const [giving, give] = useState<Step | null>(null);
  const of = giving === null ? undefined : standards.get(giving.code);
  return (
    <section className="card sheet gap-steps" aria-labelledby="steps-title">
      <header>
        <h2 id="steps-title">{t('gap.steps')}</h2>
      </header>
      {gap.steps.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('cards.standard')}</th>
              <th scope="col">{t('gap.step')}</th>
              <th scope="col" className="right">
                {t('gap.distance')}
              </th>
              <th scope="col" className="right">
                {t('gap.gains')}
              </th>
              {may('work.assign') && (
                <th scope="col">
                  <span className="unseen">{t('gap.open-task')}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {gap.steps.map((step) => {
              const standard = standards.get(step.code);
              return standard === undefined ? null : (
                <StepRow key={step.code} step={step} standard={standard} give={may('work.assign') ? give : null} />
              );
            })}
          </tbody>
        </table>
      )}
      <p className="faint under-table">{t('gap.how')}</p>
      {giving !== null && of !== undefined && (
        <GapTaskDialog set={set} asked={asked} standard={of} to={giving.to} close={() => give(null)} />
      )}
    </section>
  );
}

interface RowProps {
  step: Step;
  standard: Standard;
  give: ((step: Step) => void) | null;
}

function StepRow({ step, standard, give }: RowProps) {
  const name = inWords(standard.name);
  const gains = (worth: number | null) => (worth === null ? t('gap.gains-unknown') : signed(worth));
  return (
    <tr>
      <th scope="row">
        <span className="faint">{standard.code}</span> {name}
      </th>
      <td data-label={t('gap.step')}>
        <span>
          {step.from === null ? '?' : valueWords({ rule: standard.rule, unit: null }, step.from)} →{' '}
          <strong>{valueWords(standard, step.to)}</strong>
        </span>
        <span className="faint">
          {t(`gap.kind.${step.kind}` satisfies MessageKey)}
          {step.most !== null &&
            `; ${t('gap.most', { to: valueWords(standard, step.most.to), gains: gains(step.most.gains) })}`}
        </span>
      </td>
      <td className="right" data-label={t('gap.distance')}>
        {formatShare(step.distance)}
      </td>
      <td className="right" data-label={t('gap.gains')}>
        <strong>{gains(step.gains)}</strong>
      </td>
      {give !== null && (
        <td className="right">
          <button type="button" aria-label={t('gap.open-task.title', { name })} onClick={() => give(step)}>
            {t('gap.open-task')}
          </button>
        </td>
      )}
    </tr>
  );
}

function UnknownCard({ gap, standards }: { gap: GapView; standards: ByCode }) {
  if (gap.unknown.length === 0) return null;
  return (
    <section className="card padded">
      <h2>{t('gap.unknown')}</h2>
      <ul className="unknown-list">
        {gap.unknown.map(({ code, worth }) => {
          const standard = standards.get(code);
          return (
            <li key={code}>
              <span>
                <span className="faint">{code}</span> {standard === undefined ? '' : inWords(standard.name)}
              </span>
              <span className="dim">
                {worth === null ? t('cards.state.no-law') : t('gap.unknown.worth', { worth: points(worth) })}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function ShortGroups({ gap, set }: { gap: GapView; set: CriteriaSet }) {
  if (gap.groups.length === 0) return null;
  return (
    <section className="card padded">
      <h2>{t('gap.groups')}</h2>
      <ul className="why">
        {gap.groups.map(({ code, short }) => {
          const group = set.groups.find((one) => one.code === code);
          const name = group === undefined ? code : `${code} ${inWords(group.name)}`;
          return <li key={code}>{t('gap.group-short', { name, short: points(short) })}</li>;
        })}
      </ul>
    </section>
  );
}

function TasksCard({ set, asked, standards }: { set: CriteriaSet; asked: Asked; standards: ByCode }) {
  const areas = asked.areas.join(',');
  const tasks = useGet<ListPage<GapTask>>(`/api/v1/scorecards/tasks?set=${set.code}&areas=${areas}&limit=50`);
  const items = tasks.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className="card padded">
      <h2>{t('gap.tasks')}</h2>
      <ul className="gap-tasks">
        {items.map((task) => {
          const standard = standards.get(task.standard);
          return (
            <li key={task.workItemId}>
              <Link href={taskPath(task.workItemId)}>{task.title}</Link>
              <span className="small dim">
                {stateWord(task.state)}
                {standard !== undefined && ` · ${t('gap.task.to', { to: valueWords(standard, task.to) })}`}
                {task.points !== null && ` · ${t('gap.task.worth', { points: points(task.points) })}`}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
