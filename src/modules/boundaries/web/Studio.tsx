import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { Area } from '../../../kernel/areas/contract.ts';
import { send } from '../../../web/api.ts';
import { areaName } from '../../../web/area-words.ts';
import { ProblemNotice } from '../../../web/components/Answer.tsx';
import { Field } from '../../../web/components/Field.tsx';
import { Page } from '../../../web/components/Page.tsx';
import { formatDay } from '../../../web/format.ts';
import { t } from '../../../web/language.ts';
import { HistoryLink } from '../../../web/pages/history/HistoryLink.tsx';
import { refresh, useGet, useList } from '../../../web/queries.ts';
import { useSession } from '../../../web/session.ts';
import type { Findings, Plan, Scenario } from '../contract.ts';
import { DecideDialog, UndoDialog } from './DecideDialog.tsx';
import { LineForm } from './LineForm.tsx';
import { ProposalCards } from './ProposalCards.tsx';
import { cut, group, type Key, memberOf, readLine, uncut } from './plan-state.ts';
import { Results } from './Results.tsx';
import { StudioMap } from './StudioMap.tsx';
import { UnitList } from './UnitList.tsx';

export interface Draft {
  name: string;
  note: string;
  day: string;
  plan: Plan;
}

const dayBefore = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

/** The studio: units on the map and in the list, what is made of them, and what that gives. */
export function Studio({ scenario, draft }: { scenario: Scenario | null; draft: Draft }) {
  const { may } = useSession();
  const [now, set] = useState(draft);
  const [chosen, choose] = useState<Key[]>([]);
  const [drawn, draw] = useState<{ unitId: string; text: string } | null>(null);
  const [asking, ask] = useState<'decide' | 'undo' | null>(null);
  const isOpen = may('boundaries.plan') && (scenario === null || scenario.state === 'draft');
  const isChanged = JSON.stringify(now) !== JSON.stringify(draft);
  const units = useList<Area>(`/api/v1/areas?day=${dayBefore(now.day)}&level=commune&limit=200`);
  const findings = useFindings(scenario, now, isOpen);
  const saving = useSaving(scenario, now);
  const nameOf = (unitId: string): string => {
    const unit = units.data?.find(({ id }) => id === unitId);
    return unit === undefined ? '' : areaName(unit);
  };
  const change = (plan: Plan) => {
    set({ ...now, plan });
    choose([]);
  };
  const toggle = (key: Key) => choose(chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key]);
  const unitOf = (key: Key) => units.data?.find(({ id }) => id === memberOf(key).unitId);
  const together = () => {
    const first = unitOf(chosen[0] ?? '');
    change(group(now.plan, chosen, { name: first?.name ?? '', kind: first?.kind ?? 'ward' }));
  };
  const divide = (unitId: string, line: Plan['cuts'][number]['line']) => {
    const unit = unitOf(unitId);
    const name = unit?.name ?? '';
    change(cut(now.plan, unitId, line, { left: `${name} 1`, right: `${name} 2`, kind: unit?.kind ?? 'ward' }));
    draw(null);
  };
  const { proposals } = now.plan;
  return (
    <Page
      className="boundaries studio"
      title={now.name === '' ? t('boundaries.unnamed') : now.name}
      over={<Link href="/boundaries">{t('boundaries.title')}</Link>}
      under={underWords(scenario, now)}
      acts={
        <>
          {isOpen && scenario !== null && !isChanged && may('boundaries.decide') && (
            <button type="button" onClick={() => ask('decide')}>
              {t('boundaries.decide')}
            </button>
          )}
          {scenario?.state === 'decided' && may('boundaries.decide') && (
            <button type="button" onClick={() => ask('undo')}>
              {t('boundaries.undo')}
            </button>
          )}
          {isOpen && (
            <button
              type="button"
              className="primary"
              disabled={saving.isPending || !isChanged || proposals.length === 0 || now.name.trim() === ''}
              onClick={() => saving.mutate()}
            >
              {t('boundaries.save')}
            </button>
          )}
          {scenario !== null && <HistoryLink kind="boundary-scenario" id={scenario.id} />}
        </>
      }
    >
      {saving.error !== null && <ProblemNotice error={saving.error} />}
      {isOpen && (
        <div className="scenario-fields">
          <Field label={t('boundaries.name')}>
            <input value={now.name} maxLength={200} onChange={({ target }) => set({ ...now, name: target.value })} />
          </Field>
          <Field label={t('boundaries.day')}>
            <input
              type="date"
              value={now.day}
              onChange={({ target }) => target.value !== '' && set({ ...now, day: target.value })}
            />
          </Field>
          <Field label={t('boundaries.note')} optional>
            <input value={now.note} maxLength={4000} onChange={({ target }) => set({ ...now, note: target.value })} />
          </Field>
        </div>
      )}
      <div className="studio-columns">
        <div className="studio-side">
          {isOpen && (
            <UnitList
              units={units}
              plan={now.plan}
              chosen={chosen}
              toggle={toggle}
              clear={() => choose([])}
              together={together}
              startCut={(unitId) => draw({ unitId, text: '' })}
              makeWhole={(unitId) => change(uncut(now.plan, unitId))}
            />
          )}
        </div>
        <div className="studio-main">
          {drawn !== null && (
            <LineForm
              name={nameOf(drawn.unitId)}
              unitId={drawn.unitId}
              text={drawn.text}
              type={(text) => draw({ ...drawn, text })}
              done={(line) => divide(drawn.unitId, line)}
              close={() => draw(null)}
            />
          )}
          <StudioMap
            day={dayBefore(now.day)}
            plan={now.plan}
            findings={findings.data}
            chosen={chosen}
            toggle={isOpen ? toggle : undefined}
            line={drawn === null ? null : (readLine(drawn.text) ?? [])}
            addPoint={
              drawn === null
                ? undefined
                : ([lon, lat]) => {
                    const rest = drawn.text.trimEnd();
                    const point = `${lon.toFixed(5)} ${lat.toFixed(5)}`;
                    draw({ ...drawn, text: rest === '' ? point : `${rest}\n${point}` });
                  }
            }
          />
          {isOpen && (
            <ProposalCards plan={now.plan} nameOf={nameOf} day={now.day} change={(plan) => set({ ...now, plan })} />
          )}
        </div>
      </div>
      {findings.isError && <ProblemNotice error={findings.error} title={t('boundaries.result.refused')} />}
      {findings.data !== undefined && !findings.isError && proposals.length > 0 && <Results findings={findings.data} />}
      {asking === 'decide' && scenario !== null && <DecideDialog scenario={scenario} close={() => ask(null)} />}
      {asking === 'undo' && scenario !== null && <UndoDialog scenario={scenario} close={() => ask(null)} />}
    </Page>
  );
}

function underWords(scenario: Scenario | null, { plan, day }: Draft): string {
  const done = scenario?.carriedOut ?? null;
  if (done !== null) return t('boundaries.decided-for', { day: formatDay(done.onDay), basis: done.legalBasis });
  if (plan.proposals.length === 0) return t('boundaries.steps');
  const members = new Set(plan.proposals.flatMap((one) => one.members.map(({ unitId }) => unitId))).size;
  return t('boundaries.of', { members, units: plan.proposals.length, day: formatDay(day) });
}

/** Of what is being drafted as it stands on the screen; of what was decided as it was kept. */
function useFindings(scenario: Scenario | null, { plan, day }: Draft, isOpen: boolean) {
  const named = { ...plan, proposals: plan.proposals.map((one) => ({ ...one, name: one.name.trim() || '?' })) };
  const kept = useGet<Findings>(scenario !== null && !isOpen ? `/api/v1/boundaries/${scenario.id}/findings` : null);
  const live = useQuery<Findings>({
    queryKey: ['/api/v1/boundaries/findings', day, named],
    queryFn: () => send('/api/v1/boundaries/findings', { body: { day, plan: named } }),
    enabled: isOpen && plan.proposals.length > 0,
    placeholderData: (before) => before,
  });
  return isOpen ? live : kept;
}

function useSaving(scenario: Scenario | null, { name, note, day, plan }: Draft) {
  const [, go] = useLocation();
  return useMutation({
    mutationFn: () => {
      const body = { name, note: note.trim() === '' ? null : note, day, plan };
      if (scenario === null) return send<Scenario>('/api/v1/boundaries', { body });
      const ifMatch = `"${scenario.version}"`;
      return send<Scenario>(`/api/v1/boundaries/${scenario.id}`, { method: 'PUT', body, ifMatch });
    },
    onSuccess: async (saved) => {
      await refresh();
      if (scenario === null) go(`/boundaries/${saved.id}`, { replace: true });
    },
  });
}
