import type { Area } from '../../../../kernel/areas/contract.ts';
import { areaName } from '../../../../web/area-words.ts';
import { Bones } from '../../../../web/components/Answer.tsx';
import { t } from '../../../../web/language.ts';
import { useList } from '../../../../web/queries.ts';
import { inWords } from '../words.ts';
import type { Drawn } from './drawn.ts';

/** Each area of the level of communes with the group it is in. */
export function AreasOfGroups({ drawn, draw, day }: { drawn: Drawn; draw: (drawn: Drawn) => void; day: string }) {
  const areas = useList<Area>(`/api/v1/areas?day=${day}&level=commune&limit=200`);
  const put = (area: Area, group: string) => {
    const groupOf = new Map(drawn.groupOf);
    if (group === '') groupOf.delete(area.id);
    else groupOf.set(area.id, Number(group));
    draw({ ...drawn, groupOf });
  };
  return (
    <section className="card padded balance-areas" aria-labelledby="balance-areas">
      <h2 id="balance-areas">{t('balance.edit.areas')}</h2>
      {areas.isPending && <Bones lines={6} />}
      <ul>
        {areas.data?.map((area) => (
          <li key={area.id}>
            <label htmlFor={`group-${area.id}`}>{areaName(area)}</label>
            <select
              id={`group-${area.id}`}
              value={drawn.groupOf.get(area.id) ?? ''}
              onChange={({ target }) => put(area, target.value)}
            >
              <option value="">{t('balance.edit.no-group')}</option>
              {drawn.names.map((name, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a group is its place while it is drawn
                <option key={at} value={at}>
                  {inWords(name) === '' ? t('balance.edit.group-n', { n: at + 1 }) : inWords(name)}
                </option>
              ))}
            </select>
          </li>
        ))}
      </ul>
    </section>
  );
}
