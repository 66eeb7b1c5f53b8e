import { t } from '../../../web/language.ts';
import type { CriteriaSet, Group, Standard } from '../criteria-set.ts';
import { inWords, points, thresholdWords } from './words.ts';

/** The set as the law has it, before anything is scored. */
export function LawTable({ set }: { set: CriteriaSet }) {
  return (
    <section className="card sheet" aria-label={t('cards.law')}>
      {set.groups.map((group) => (
        <GroupLaw key={group.code} group={group} />
      ))}
    </section>
  );
}

function GroupLaw({ group }: { group: Group }) {
  const max = group.max === null ? '?' : points(group.max);
  return (
    <table>
      <caption>
        <span className="group-name">
          {group.code} {inWords(group.name)}
        </span>
        <span className="group-points dim">
          {group.min === null ? t('cards.group-of', { max }) : t('cards.group-line', { min: points(group.min), max })}
        </span>
        {group.note !== undefined && <span className="faint group-note">{inWords(group.note)}</span>}
      </caption>
      {group.standards.length > 0 && (
        <thead>
          <tr>
            <th scope="col">{t('cards.standard')}</th>
            <th scope="col">{t('cards.thresholds')}</th>
            <th scope="col" className="right">
              {t('cards.points')}
            </th>
          </tr>
        </thead>
      )}
      <tbody>
        {group.standards.map((standard) => (
          <tr key={standard.code}>
            <th scope="row">
              <span className="faint">{standard.code}</span> {inWords(standard.name)}
            </th>
            <td className="dim" data-label={t('cards.thresholds')}>
              {[
                thresholdWords(standard, boundsOf(standard)),
                standard.unit === null ? '' : inWords(standard.unit),
              ].join(' ')}
            </td>
            <td className="right" data-label={t('cards.points')}>
              {standard.max === null ? <span className="dim">{t('cards.state.no-law')}</span> : pointsOf(standard)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const pointsOf = ({ min, max }: Standard): string =>
  min === null || min === max ? points(max ?? 0) : t('cards.of-points', { min: points(min), max: points(max ?? 0) });

function boundsOf({ rule }: Standard): { lower: number | null; upper: number | null } {
  if (rule.kind === 'linear') return { lower: rule.lower, upper: rule.upper };
  return { lower: rule.kind === 'pass' ? rule.at : null, upper: null };
}
