import { StandingShape } from '../../../web/components/Standing.tsx';
import { formatNumber } from '../../../web/format.ts';
import { t } from '../../../web/language.ts';
import type { Findings, ProposedUnit } from '../contract.ts';
import { standardsOf } from './plan-state.ts';
import {
  countWords,
  densityWords,
  inWords,
  km2Of,
  km2Words,
  metWords,
  peopleWords,
  pointsWords,
  shapeOfMet,
  touchWords,
} from './words.ts';

/** What the scenario makes: one table of the new units, then each with its sources. */
export function Results({ findings: { units } }: { findings: Findings }) {
  return (
    <>
      <section className="card results" aria-labelledby="results">
        <header>
          <h2 id="results">{t('boundaries.results')}</h2>
        </header>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than a phone is scrolled with the keyboard too */}
        <section className="sideways" tabIndex={0} aria-label={t('boundaries.results.table')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('boundaries.proposed')}</th>
                <th scope="col" className="right">
                  {t('boundaries.result.area')}
                </th>
                <th scope="col" className="right">
                  {t('boundaries.result.people')}
                </th>
                <th scope="col" className="right">
                  {t('boundaries.result.density')}
                </th>
                <th scope="col">{t('boundaries.result.contiguity')}</th>
                <th scope="col">{t('boundaries.result.standards')}</th>
              </tr>
            </thead>
            <tbody>
              {units.map((unit) => (
                <UnitRow key={unit.fullName} unit={unit} />
              ))}
            </tbody>
          </table>
        </section>
        {units.some(({ sketch }) => sketch) && <p className="faint under-map">{t('boundaries.sketch')}</p>}
      </section>
      <div className="unit-details">
        {units.map((unit) => (
          <UnitDetails key={unit.fullName} unit={unit} />
        ))}
      </div>
    </>
  );
}

const Estimated = ({ of }: { of: { estimated: boolean } }) =>
  of.estimated && <span className="faint estimated">{t('boundaries.result.estimated')}</span>;

function UnitRow({ unit }: { unit: ProposedUnit }) {
  const { met, of, unknown } = standardsOf(unit);
  return (
    <tr>
      <th scope="row">{unit.fullName}</th>
      <td className="right">
        {km2Words(km2Of(unit))} <Estimated of={unit.statedKm2} />
      </td>
      <td className="right">
        {peopleWords(unit)} <Estimated of={unit.population} />
      </td>
      <td className="right">{densityWords(unit)}</td>
      <td>{touchWords(unit)}</td>
      <td>
        <span className="state">
          <StandingShape standing={shapeOfMet(met < of && unknown > 0 ? null : met === of)} />
          {t('boundaries.result.met', { met, of })}
        </span>
      </td>
    </tr>
  );
}

function UnitDetails({ unit }: { unit: ProposedUnit }) {
  const { fullName, areaM2, standards, cards } = unit;
  return (
    <section className="card padded unit-detail" aria-label={fullName}>
      <h3>{fullName}</h3>
      {areaM2 !== null && (
        <p className="small dim">
          {t('boundaries.result.measured', { km2: formatNumber(Math.round(areaM2 / 1e4) / 100) })}
        </p>
      )}
      {standards.map((set) => (
        <div key={set.set}>
          <h4>{inWords(set.name)}</h4>
          <ul className="standards">
            {set.standards.map((standard) => (
              <Standard key={standard.code} standard={standard} />
            ))}
          </ul>
          {set.missing.map((what) => (
            <p key={what.en} className="faint">
              {t('boundaries.standard.missing', { what: inWords(what) })}
            </p>
          ))}
        </div>
      ))}
      {cards.length > 0 && <h4>{t('boundaries.cards')}</h4>}
      {cards.map(({ set, name, before, after }) => (
        <p key={set} className="small">
          {inWords(name)}:{' '}
          {t('boundaries.cards.effect', { before: before.map(pointsWords).join(' · '), after: pointsWords(after) })}
        </p>
      ))}
      <Counts unit={unit} />
    </section>
  );
}

type StandardOfUnit = ProposedUnit['standards'][number]['standards'][number];

function Standard({ standard }: { standard: StandardOfUnit }) {
  const { name, unit, value, threshold, met, source, law, estimated } = standard;
  const withUnit = (figure: number) => `${formatNumber(figure)}${unit === null ? '' : ` ${inWords(unit)}`}`;
  return (
    <li>
      <span className="state">
        <StandingShape standing={shapeOfMet(met)} />
        {metWords(met)}
      </span>{' '}
      {inWords(name)}: {typeof value === 'number' ? withUnit(value) : t('boundaries.result.unknown')}
      {threshold !== null && ` (${t('boundaries.standard.threshold', { threshold: withUnit(threshold) })})`}{' '}
      <Estimated of={{ estimated }} />
      <p className="faint">
        {source !== null && `${t('boundaries.standard.figure', { source })}. `}
        {law.length > 0 && `${t('boundaries.standard.law')} `}
        {law.map(({ title, url }, i) => (
          <span key={title}>
            {i > 0 && '; '}
            {url === null ? title : <a href={url}>{title}</a>}
          </span>
        ))}
      </p>
    </li>
  );
}

function Counts({ unit: { counts } }: { unit: ProposedUnit }) {
  const { openWork, openReports, places, parts, organisations, appointments } = counts;
  return (
    <>
      <h4>{t('boundaries.counts')}</h4>
      <dl className="facts">
        <dt>{t('boundaries.counts.work')}</dt>
        <dd>{countWords(openWork)}</dd>
        <dt>{t('boundaries.counts.reports')}</dt>
        <dd>{countWords(openReports)}</dd>
        <dt>{t('boundaries.counts.places')}</dt>
        <dd>{countWords(places)}</dd>
        <dt>{t('boundaries.counts.parts')}</dt>
        <dd>{formatNumber(parts)}</dd>
        <dt>{t('boundaries.counts.organisations')}</dt>
        <dd>{organisations.length === 0 ? formatNumber(0) : organisations.map(({ name }) => name).join('; ')}</dd>
        {appointments > 0 && (
          <>
            <dt>{t('boundaries.counts.appointments')}</dt>
            <dd>{formatNumber(appointments)}</dd>
          </>
        )}
      </dl>
    </>
  );
}
