import { Link } from 'wouter';
import { Answer, Bones } from '../../../web/components/Answer.tsx';
import { Page } from '../../../web/components/Page.tsx';
import { formatDay } from '../../../web/format.ts';
import { t } from '../../../web/language.ts';
import { type Page as ListPage, useGet } from '../../../web/queries.ts';
import type { Goal, SetSummary } from '../contract.ts';
import { inWords, periodWords } from './words.ts';
import './scorecards.css';

/** Bảng điểm: the goals the city set itself, and the criteria sets one can score by. */
export default function SetsPage() {
  const goals = useGet<ListPage<Goal>>('/api/v1/scorecards/goals');
  const sets = useGet<ListPage<SetSummary>>('/api/v1/scorecards');
  return (
    <Page title={t('cards.title')} under={t('cards.under')}>
      {(goals.data?.items.length ?? 0) > 0 && (
        <section className="goals" aria-labelledby="goals-title">
          <h2 id="goals-title">{t('cards.goals')}</h2>
          {goals.data?.items.map((goal) => (
            <article key={goal.code} className="notice">
              <h3>
                <Link href={`/scorecards/goals/${goal.code}`}>{inWords(goal.title)}</Link>{' '}
                <span className="dim">{t('goal.by', { day: formatDay(goal.by) })}</span>
              </h3>
              <p>{inWords(goal.answer)}</p>
            </article>
          ))}
        </section>
      )}
      <section className="card" aria-labelledby="sets-title">
        <header>
          <h2 id="sets-title">{t('cards.sets')}</h2>
        </header>
        <Answer of={sets} bones={<Bones lines={10} />}>
          {({ items }) => <SetsTable sets={items} />}
        </Answer>
      </section>
    </Page>
  );
}

function SetsTable({ sets }: { sets: SetSummary[] }) {
  return (
    <table className="sets">
      <thead>
        <tr>
          <th scope="col">{t('cards.set')}</th>
          <th scope="col" className="spared">
            {t('cards.instrument')}
          </th>
          <th scope="col">{t('cards.in-force')}</th>
          <th scope="col" className="right spared">
            {t('cards.standards')}
          </th>
          <th scope="col" className="spared">
            {t('cards.law')}
          </th>
        </tr>
      </thead>
      <tbody>
        {sets.map((set) => (
          <tr key={set.code} className={set.inForceNow ? undefined : 'past'}>
            <th scope="row">
              <Link href={`/scorecards/${set.code}`}>{inWords(set.name)}</Link>
            </th>
            <td className="spared">{set.instrument.number}</td>
            <td>
              {periodWords(set.inForce)}
              {!set.inForceNow && <span className="faint"> {t('cards.no-longer')}</span>}
            </td>
            <td className="right spared">{set.standards}</td>
            <td className="spared">{t('cards.not-known', { count: set.missing })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
