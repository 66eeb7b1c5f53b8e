import { StandingMark } from '../../../web/components/Standing.tsx';
import { type MessageKey, t } from '../../../web/language.ts';
import type { Scorecard } from '../contract.ts';
import type { CriteriaSet } from '../criteria-set.ts';
import { PointsBar } from './PointsBar.tsx';
import { between, inWords, points, shapeOfVerdict, verdictOf, whyWords } from './words.ts';

/** The total large, between its worst and best case, with the mark it has to reach and why it does or does not. */
export function VerdictCard({ card, set, title }: { card: Scorecard; set: CriteriaSet; title?: string }) {
  const verdict = verdictOf(card);
  const need = set.cases.reduce(
    (mark, one) => (card.cases.includes(one.code) ? (one.pass?.atLeast ?? mark) : mark),
    set.pass?.atLeast ?? null,
  );
  const { missing } = card;
  return (
    <section className="card padded verdict">
      {title !== undefined && <h2>{title}</h2>}
      <p className="total">{between(card.total)}</p>
      <StandingMark standing={shapeOfVerdict[verdict]} word={t(`cards.verdict.${verdict}` satisfies MessageKey)} />
      <PointsBar low={card.total.low} high={card.total.high} max={set.max} mark={need} />
      <p className="small dim">
        {[
          need === null ? '' : t('cards.need', { need: points(need) }),
          t('cards.missing-values', { count: missing.values }),
          missing.law === 0 ? '' : t('cards.missing-law', { count: missing.law }),
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </p>
      <Grade card={card} set={set} />
      {card.why.length > 0 && (
        <ul className="why">
          {card.why.map((reason) => (
            <li key={`${reason.kind} ${reason.group}`}>{whyWords(reason, set)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Grade({ card: { grade }, set }: { card: Scorecard; set: CriteriaSet }) {
  if (grade === null) return null;
  const named = (code: string | null) => {
    const found = set.grades.find((one) => one.code === code);
    return found === undefined ? '?' : inWords(found.name);
  };
  const [low, high] = [named(grade.low), named(grade.high)];
  return (
    <p className="small">{low === high ? t('cards.grade', { grade: low }) : t('cards.grade-between', { low, high })}</p>
  );
}
