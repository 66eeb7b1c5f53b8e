import { useState } from 'react';
import { StandingMark } from '../../../web/components/Standing.tsx';
import { daysBetween, formatDay } from '../../../web/format.ts';
import { type MessageKey, t } from '../../../web/language.ts';
import type { Scorecard } from '../contract.ts';
import type { CriteriaSet, Group, Standard } from '../criteria-set.ts';
import { FigureDialog } from './FigureDialog.tsx';
import { between, inWords, points, shapeOfState, stateOf, thresholdWords, valueWords } from './words.ts';

type Scored = Scorecard['standards'][number];
interface Drilled {
  standard: Standard;
  scored: Scored;
}

/** Every standard of the set on one sheet: its figure and age, its thresholds, its points; what is missing says so. */
export function Sheet({ card, set }: { card: Scorecard; set: CriteriaSet }) {
  const [drilled, drill] = useState<Drilled | null>(null);
  const scores = new Map(card.standards.map((scored) => [scored.code, scored]));
  return (
    <section className="card sheet" aria-label={t('cards.sheet')}>
      {set.groups.map((group) => (
        <GroupTable key={group.code} group={group} card={card} scores={scores} drill={drill} />
      ))}
      {drilled !== null && <FigureDialog card={card} {...drilled} close={() => drill(null)} />}
    </section>
  );
}

interface GroupProps {
  group: Group;
  card: Scorecard;
  scores: ReadonlyMap<string, Scored>;
  drill: (drilled: Drilled) => void;
}

function GroupTable({ group, card, scores, drill }: GroupProps) {
  const score = card.groups.find(({ code }) => code === group.code);
  const max = group.max === null ? '?' : points(group.max);
  const min = score?.min ?? null;
  return (
    <table>
      <caption>
        <span className="group-name">
          {group.code} {inWords(group.name)}
        </span>
        <span className="group-points">
          {score !== undefined && <strong>{between(score)}</strong>}{' '}
          <span className="dim">
            {min === null ? t('cards.group-of', { max }) : t('cards.group-line', { min: points(min), max })}
          </span>
        </span>
        {group.note !== undefined && <span className="faint group-note">{inWords(group.note)}</span>}
      </caption>
      {group.standards.length > 0 && (
        <thead>
          <tr>
            <th scope="col">{t('cards.standard')}</th>
            <th scope="col">{t('cards.value')}</th>
            <th scope="col">{t('cards.thresholds')}</th>
            <th scope="col" className="right">
              {t('cards.points')}
            </th>
          </tr>
        </thead>
      )}
      <tbody>
        {group.standards.flatMap((standard) => {
          const scored = scores.get(standard.code);
          return scored === undefined
            ? []
            : [<StandardRow key={standard.code} {...{ standard, scored, day: card.day, drill }} />];
        })}
      </tbody>
    </table>
  );
}

function StandardRow({ standard, scored, day, drill }: Drilled & { day: string; drill: GroupProps['drill'] }) {
  const state = stateOf(scored);
  const name = inWords(standard.name);
  return (
    <tr className={`state-${state}`}>
      <th scope="row">
        <span className="faint">{standard.code}</span> {name}
      </th>
      <td className="figure" data-label={t('cards.value')}>
        {scored.value === null ? (
          <span className="dim">{t('cards.state.no-value')}</span>
        ) : (
          valueWords(standard, scored.value)
        )}
        <Age observation={scored.observation} day={day} />
        <button type="button" className="plain drill" onClick={() => drill({ standard, scored })}>
          {t('cards.origin')} <span className="unseen">{name}</span>
        </button>
      </td>
      <td className="dim" data-label={t('cards.thresholds')}>
        {thresholdWords(standard, scored)}
      </td>
      <td className="right" data-label={t('cards.points')}>
        <strong>{between(scored)}</strong>
        {standard.max !== null && standard.min !== null && standard.min !== standard.max && (
          <span className="faint">
            {' '}
            {t('cards.of-points', { min: points(standard.min), max: points(standard.max) })}
          </span>
        )}
        <StandingMark standing={shapeOfState[state]} word={t(`cards.state.${state}` satisfies MessageKey)} />
      </td>
    </tr>
  );
}

const yearDays = 365;

/** How old the figure is on the day shown; two years and more stand in brick. */
export function Age({ observation, day }: { observation: Scored['observation']; day: string }) {
  if (observation === null || observation.origin === 'changed') return null;
  if (observation.on === null) return <span className="age silent">{t('cards.undated')}</span>;
  const years = Math.floor(daysBetween(observation.on, day) / yearDays);
  return (
    <span className={years >= 2 ? 'age silent' : 'age'}>
      {formatDay(observation.on)}
      {years >= 2 && `, ${t('cards.old', { years })}`}
    </span>
  );
}
