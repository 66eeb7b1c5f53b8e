import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import type { Area } from '../../../kernel/areas/contract.ts';
import { areaName } from '../../../web/area-words.ts';
import { Bones, ProblemNotice } from '../../../web/components/Answer.tsx';
import { formatNumber } from '../../../web/format.ts';
import { t } from '../../../web/language.ts';
import type { Plan } from '../contract.ts';
import { type Key, memberOf, placesOf } from './plan-state.ts';

interface Props {
  units: UseInfiniteQueryResult<Area[]>;
  plan: Plan;
  chosen: Key[];
  toggle: (key: Key) => void;
  clear: () => void;
  together: () => void;
  startCut: (unitId: string) => void;
  makeWhole: (unitId: string) => void;
}

/** The twin of the map: every unit, or its two pieces where it is cut, and what can be done with those chosen. */
export function UnitList({ units, plan, chosen, toggle, clear, together, startCut, makeWhole }: Props) {
  const cuts = new Set<string>(plan.cuts.map(({ unitId }) => unitId));
  const nameOf = (unitId: string) => {
    const unit = units.data?.find(({ id }) => id === unitId);
    return unit === undefined ? '' : areaName(unit);
  };
  const [only, another] = chosen;
  const one = only === undefined || another !== undefined ? null : memberOf(only);
  return (
    <section className="card unit-list" aria-labelledby="units">
      <header>
        <h2 id="units">{t('boundaries.units')}</h2>
      </header>
      {units.isPending && <Bones lines={8} />}
      {units.isError && (
        <ProblemNotice error={units.error} title={t('web.problem.load')} retry={() => void units.refetch()} />
      )}
      {units.data?.length === 0 && <p className="empty">{t('boundaries.units.none')}</p>}
      <ul>
        {units.data?.flatMap((unit) => {
          const name = areaName(unit);
          const rows: [Key, string][] = cuts.has(unit.id)
            ? [
                [`${unit.id}:left`, t('boundaries.side.left', { name })],
                [`${unit.id}:right`, t('boundaries.side.right', { name })],
              ]
            : [[unit.id, name]];
          return rows.map(([key, word]) => (
            <UnitRow
              key={key}
              word={word}
              people={cuts.has(unit.id) ? null : (unit.population?.people ?? null)}
              goesTo={plan.proposals[placesOf(plan).get(key) ?? -1]?.name ?? null}
              isChosen={chosen.includes(key)}
              toggle={() => toggle(key)}
            />
          ));
        })}
      </ul>
      {chosen.length > 0 && (
        <div className="acts unit-acts">
          <button type="button" className="primary" onClick={together}>
            {t('boundaries.group', { count: chosen.length })}
          </button>
          {one !== null && one.side === 'whole' && (
            <button type="button" onClick={() => startCut(one.unitId)}>
              {t('boundaries.cut', { name: nameOf(one.unitId) })}
            </button>
          )}
          {one !== null && one.side !== 'whole' && (
            <button type="button" onClick={() => makeWhole(one.unitId)}>
              {t('boundaries.uncut', { name: nameOf(one.unitId) })}
            </button>
          )}
          <button type="button" onClick={clear}>
            {t('boundaries.clear')}
          </button>
        </div>
      )}
    </section>
  );
}

interface RowProps {
  word: string;
  people: number | null;
  goesTo: string | null;
  isChosen: boolean;
  toggle: () => void;
}

function UnitRow({ word, people, goesTo, isChosen, toggle }: RowProps) {
  return (
    <li>
      <label className={isChosen ? 'check chosen-row' : 'check'}>
        <input type="checkbox" checked={isChosen} onChange={toggle} />
        <span>
          {word}
          {goesTo !== null && <span className="dim"> {t('boundaries.goes-to', { name: goesTo })}</span>}
        </span>
        {people !== null && <span className="faint">{formatNumber(people)}</span>}
      </label>
    </li>
  );
}
