import { Link } from 'wouter';
import type { OwnerLiveness } from '../../../kernel/work/liveness-contract.ts';
import { Answer, Bones } from '../../components/Answer.tsx';
import { DataAge } from '../../components/DataAge.tsx';
import { Page } from '../../components/Page.tsx';
import { formatDay, formatNumber } from '../../format.ts';
import { t } from '../../language.ts';
import { useLive } from '../../live.ts';
import { useGet } from '../../queries.ts';

interface Silent {
  days: number;
  items: OwnerLiveness[];
}

/** Who holds work and says nothing: trackers die because nobody updates them. */
export default function SilentPage() {
  const silent = useGet<Silent>('/api/v1/work-items/silent-owners');
  useLive(['work.changed'], () => silent.refetch());
  const { items, days } = silent.data ?? { items: [], days: 0 };
  return (
    <Page
      title={t('silent.title')}
      heading={silent.data === undefined ? t('silent.title') : t('silent.sentence', { count: items.length, days })}
      under={t('silent.hint')}
    >
      <Answer of={silent} bones={<Bones lines={6} tall />}>
        {() => (
          <section className="card">
            {items.length === 0 ? <p className="empty">{t('silent.none')}</p> : <Owners owners={items} />}
          </section>
        )}
      </Answer>
    </Page>
  );
}

function Owners({ owners }: { owners: OwnerLiveness[] }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('silent.owner')}</th>
          <th scope="col">{t('silent.last')}</th>
          <th scope="col" className="right">
            {t('silent.open')}
          </th>
          <th scope="col" className="right">
            {t('silent.untouched')}
          </th>
        </tr>
      </thead>
      <tbody>
        {owners.map(({ id, name, endedOn, lastTouchedAt, openItems, untouchedItems }) => (
          <tr key={id}>
            <th scope="row">
              <Link href={`/tasks?owner=${id}`}>{name}</Link>
              {endedOn !== null && <p className="age silent">{t('silent.ended', { day: formatDay(endedOn) })}</p>}
            </th>
            <td>
              <DataAge at={lastTouchedAt} short />
            </td>
            <td className="right">{formatNumber(openItems)}</td>
            <td className="right">{formatNumber(untouchedItems)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
