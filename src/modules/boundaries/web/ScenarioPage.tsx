import { useParams } from 'wouter';
import { Answer, Bones } from '../../../web/components/Answer.tsx';
import { dayOf } from '../../../web/format.ts';
import { useLive } from '../../../web/live.ts';
import { useNow } from '../../../web/now.ts';
import { useGet } from '../../../web/queries.ts';
import type { Scenario } from '../contract.ts';
import { emptyPlan } from './plan-state.ts';
import { Studio } from './Studio.tsx';
import './boundaries.css';

/** One scenario, or a new one. */
export default function ScenarioPage() {
  const { id } = useParams<{ id: string }>();
  const isNew = id === 'new';
  const today = dayOf(useNow());
  const scenario = useGet<Scenario>(isNew ? null : `/api/v1/boundaries/${id}`);
  useLive(['boundary-scenario.changed'], () => !isNew && scenario.refetch());
  if (isNew) return <Studio key="new" scenario={null} draft={{ name: '', note: '', day: today, plan: emptyPlan }} />;
  return (
    <Answer of={scenario} bones={<Bones lines={10} />}>
      {(shown) => (
        <Studio
          key={`${shown.id} ${shown.version}`}
          scenario={shown}
          draft={{ name: shown.name, note: shown.note ?? '', day: shown.day, plan: shown.plan }}
        />
      )}
    </Answer>
  );
}
