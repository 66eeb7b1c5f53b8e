import { areaName } from '../../../../web/area-words.ts';
import { t } from '../../../../web/language.ts';
import type { Division } from '../../balance/contract.ts';
import { inWords } from '../words.ts';

/** Which areas each group has on the day, and by what it was drawn. */
export function GroupsCard({ division }: { division: Division }) {
  return (
    <section className="card padded balance-groups" aria-labelledby="balance-who">
      <h2 id="balance-who">{t('balance.who')}</h2>
      <p className="dim small">{t('balance.by', { source: division.source })}</p>
      <dl>
        {division.groups.map(({ id, name, areas }) => (
          <div key={id}>
            <dt>
              {inWords(name)} <span className="chip">{areas.length}</span>
            </dt>
            <dd>{areas.map(areaName).join(', ')}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
