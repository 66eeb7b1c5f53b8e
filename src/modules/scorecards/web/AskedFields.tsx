import type { Area } from '../../../kernel/areas/contract.ts';
import { areaName } from '../../../web/area-words.ts';
import { Field } from '../../../web/components/Field.tsx';
import { dayOf } from '../../../web/format.ts';
import { t } from '../../../web/language.ts';
import { useNow } from '../../../web/now.ts';
import { useList } from '../../../web/queries.ts';
import type { CriteriaSet } from '../criteria-set.ts';
import type { Asked } from './asked.ts';
import { inWords } from './words.ts';

interface Props {
  set: Pick<CriteriaSet, 'cases'>;
  asked: Asked;
  change: (change: Partial<Asked>) => void;
}

/** Which areas, on which day, in which of the cases the law provides for. */
export function AskedFields({ set, asked, change }: Props) {
  const today = dayOf(useNow());
  const day = asked.day ?? today;
  return (
    <div className="asked">
      <AreasField asked={asked} day={day} change={change} />
      <Field label={t('cards.day')}>
        <input
          type="date"
          value={day}
          max={today}
          onChange={({ target }) =>
            target.value !== '' && change({ day: target.value === today ? null : target.value })
          }
        />
      </Field>
      {set.cases.length > 0 && (
        <fieldset className="cases">
          <legend>{t('cards.cases')}</legend>
          {set.cases.map(({ code, name }) => (
            <label key={code} className="check">
              <input
                type="checkbox"
                checked={asked.cases.includes(code)}
                onChange={({ target }) => change({ cases: withOrWithout(set, asked.cases, code, target.checked) })}
              />
              {inWords(name)}
            </label>
          ))}
        </fieldset>
      )}
    </div>
  );
}

/** Choosing a case takes away those that may not be added to it. */
function withOrWithout(set: Pick<CriteriaSet, 'cases'>, cases: string[], code: string, chosen: boolean): string[] {
  const others = cases.filter((other) => other !== code);
  if (!chosen) return others;
  const excludes = (one: string, other: string) =>
    set.cases.find((known) => known.code === one)?.excludes.includes(other);
  return [...others.filter((other) => !excludes(code, other) && !excludes(other, code)), code];
}

function AreasField({ asked, day, change }: { asked: Asked; day: string; change: Props['change'] }) {
  const areas = useList<Area>(`/api/v1/areas?day=${day}&limit=200`);
  const all = areas.data ?? [];
  const chosen = asked.areas.map((id) => all.find((area) => area.id === id) ?? { id });
  return (
    <div className="areas-field">
      <Field label={t('cards.areas')}>
        <select
          value=""
          onChange={({ target }) => target.value !== '' && change({ areas: [...asked.areas, target.value] })}
        >
          <option value="">{t('cards.areas.add')}</option>
          {all
            .filter(({ id }) => !asked.areas.includes(id))
            .map((area) => (
              <option key={area.id} value={area.id}>
                {areaName(area)}
              </option>
            ))}
        </select>
      </Field>
      {chosen.length > 0 && (
        <ul className="chosen-ones">
          {chosen.map((area) => {
            const name = 'kind' in area ? areaName(area) : '…';
            return (
              <li key={area.id} className="chip">
                {name}
                <button
                  type="button"
                  aria-label={t('cards.areas.remove', { name })}
                  onClick={() => change({ areas: asked.areas.filter((id) => id !== area.id) })}
                >
                  ×
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
