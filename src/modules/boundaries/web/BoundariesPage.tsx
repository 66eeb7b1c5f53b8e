import { Link, useSearchParams } from 'wouter';
import { Bones, ProblemNotice } from '../../../web/components/Answer.tsx';
import { Page } from '../../../web/components/Page.tsx';
import { StandingShape } from '../../../web/components/Standing.tsx';
import { dayOf, formatDay } from '../../../web/format.ts';
import { type MessageKey, t } from '../../../web/language.ts';
import { useLive } from '../../../web/live.ts';
import { useList } from '../../../web/queries.ts';
import { useSession } from '../../../web/session.ts';
import type { ScenarioSummary } from '../contract.ts';
import { CompareTable } from './CompareTable.tsx';
import { shapeOfState } from './words.ts';
import './boundaries.css';

/** Phương án địa giới: all scenarios, and those that are ticked side by side. What is compared stands in the address. */
export default function BoundariesPage() {
  const [asked, ask] = useSearchParams();
  const { may } = useSession();
  const scenarios = useList<ScenarioSummary>('/api/v1/boundaries?limit=100');
  useLive(['boundary-scenario.changed'], () => scenarios.refetch());
  const ticked = (asked.get('compare') ?? '').split(',').filter((id) => id !== '');
  const compared = (scenarios.data ?? []).filter(({ id }) => ticked.includes(id));
  const tick = (id: string, on: boolean) => {
    const next = on ? [...ticked, id] : ticked.filter((other) => other !== id);
    ask(next.length === 0 ? {} : { compare: next.join(',') }, { replace: true });
  };
  return (
    <Page
      className="boundaries"
      title={t('boundaries.title')}
      under={t('boundaries.under')}
      acts={
        may('boundaries.plan') && (
          <Link href="/boundaries/new" className="button primary">
            {t('boundaries.new')}
          </Link>
        )
      }
    >
      <section className="card">
        {scenarios.isPending && <Bones lines={5} />}
        {scenarios.isError && (
          <ProblemNotice error={scenarios.error} title={t('web.problem.load')} retry={() => void scenarios.refetch()} />
        )}
        {scenarios.data?.length === 0 && <p className="empty">{t('boundaries.none')}</p>}
        {scenarios.data !== undefined && scenarios.data.length > 0 && (
          <ScenarioTable scenarios={scenarios.data} ticked={ticked} tick={tick} />
        )}
      </section>
      {compared.length > 1 ? (
        <CompareTable scenarios={compared} />
      ) : (
        (scenarios.data?.length ?? 0) > 1 && <p className="dim">{t('boundaries.compare.hint')}</p>
      )}
    </Page>
  );
}

interface TableProps {
  scenarios: ScenarioSummary[];
  ticked: string[];
  tick: (id: string, on: boolean) => void;
}

function ScenarioTable({ scenarios, ticked, tick }: TableProps) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('boundaries.scenario')}</th>
          <th scope="col">{t('boundaries.state')}</th>
          <th scope="col" className="wide-only">
            {t('boundaries.changed')}
          </th>
          <th scope="col">{t('boundaries.compare')}</th>
        </tr>
      </thead>
      <tbody>
        {scenarios.map(({ id, name, day, state, units, members, changedAt }) => (
          <tr key={id}>
            <th scope="row">
              <Link href={`/boundaries/${id}`}>{name}</Link>
              <br />
              <span className="faint">
                {t('boundaries.makes', { members, units })} · {formatDay(day)}
              </span>
            </th>
            <td>
              <span className="state">
                <StandingShape standing={shapeOfState[state]} />
                {t(`boundaries.state.${state}` satisfies MessageKey)}
              </span>
            </td>
            <td className="wide-only">{formatDay(dayOf(changedAt))}</td>
            <td>
              <input
                type="checkbox"
                aria-label={t('boundaries.compare.pick', { name })}
                checked={ticked.includes(id)}
                onChange={({ target }) => tick(id, target.checked)}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
