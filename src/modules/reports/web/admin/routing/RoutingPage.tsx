import { useState } from 'react';
import { send } from '../../../../../web/api.ts';
import { Answer } from '../../../../../web/components/Answer.tsx';
import { dayOf, formatDay } from '../../../../../web/format.ts';
import { t } from '../../../../../web/language.ts';
import { useNow } from '../../../../../web/now.ts';
import { Admin } from '../../../../../web/pages/admin/AdminPage.tsx';
import { FormDialog } from '../../../../../web/pages/admin/FormDialog.tsx';
import { periodWord } from '../../../../../web/pages/admin/period.ts';
import { HistoryLink } from '../../../../../web/pages/history/HistoryLink.tsx';
import { useGet } from '../../../../../web/queries.ts';
import { useSession } from '../../../../../web/session.ts';
import { priorityWord } from '../../../../../web/work-words.ts';
import type { RoutingRuleView } from '../../../routing/contract.ts';
import { spoken } from '../../report-words.ts';
import { RuleDialog } from './RuleDialog.tsx';
import { conditionsOf, rulesPath } from './rule-words.ts';
import { TryPlace } from './TryPlace.tsx';
import './routing.css';

type Asking = { act: 'add' } | { act: 'change' | 'end'; rule: RoutingRuleView };

/** Quy tắc phân luồng: who gets which reports, in the order in which rules are asked. */
export default function RoutingPage() {
  const [asking, ask] = useState<Asking | null>(null);
  const rules = useGet<{ items: RoutingRuleView[] }>(rulesPath);
  const today = dayOf(useNow());
  const { may } = useSession();
  const maySettle = may('reports.settle');
  const close = () => ask(null);
  return (
    <Admin
      title={t('admin.routing')}
      permission="reports.see-settings"
      under={t('admin.routing.under')}
      acts={
        maySettle && (
          <button type="button" className="primary" onClick={() => ask({ act: 'add' })}>
            {t('admin.routing.add')}
          </button>
        )
      }
    >
      <Answer of={rules}>
        {({ items }) => {
          const isOver = ({ validTo }: RoutingRuleView) => validTo !== null && validTo <= today;
          const over = items.filter(isOver);
          const shown = (rule: RoutingRuleView) => (
            <RuleCard key={rule.id} rule={rule} today={today} ask={maySettle && !isOver(rule) ? ask : null} />
          );
          return (
            <>
              <ol className="routing-rules">
                {items.filter((rule) => !isOver(rule)).map(shown)}
                <li className="card padded routing-rule otherwise">
                  <h2>{t('admin.routing.otherwise')}</h2>
                  <p className="small">{t('admin.routing.otherwise-text')}</p>
                </li>
              </ol>
              {over.length > 0 && (
                <details className="routing-over">
                  <summary>{t('admin.routing.over', { count: over.length })}</summary>
                  <ol className="routing-rules">{over.map(shown)}</ol>
                </details>
              )}
              {maySettle && (
                <section className="card padded routing-place" aria-labelledby="routing-try-place">
                  <h2 id="routing-try-place">{t('admin.routing.try-place')}</h2>
                  <p className="small dim">{t('admin.routing.try-place-text')}</p>
                  <TryPlace />
                </section>
              )}
              {asking?.act === 'add' && <RuleDialog rule={null} rules={items} close={close} />}
              {asking?.act === 'change' && <RuleDialog rule={asking.rule} rules={items} close={close} />}
            </>
          );
        }}
      </Answer>
      {asking?.act === 'end' && (
        <FormDialog
          title={t('admin.routing.end')}
          text={t('admin.routing.end-text', { name: asking.rule.name })}
          run={() => send(`${rulesPath}/${asking.rule.id}/end`, { ifMatch: `"${asking.rule.version}"` })}
          close={close}
        />
      )}
    </Admin>
  );
}

interface CardProps {
  rule: RoutingRuleView;
  today: string;
  ask: ((asking: Asking) => void) | null;
}

function RuleCard({ rule, today, ask }: CardProps) {
  const { organisation } = rule.named;
  const { referral } = rule;
  return (
    <li className="card padded routing-rule">
      <h2>
        <span className="routing-ordinal num">{rule.ordinal}</span> {rule.name}
      </h2>
      <div className="routing-said">
        <ul className="admin-terms small">
          {conditionsOf(rule).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p className="routing-to">
          <span className="dim small">
            {t(referral === null ? 'admin.routing.goes-to' : 'admin.routing.refers-to')}
          </span>{' '}
          <strong>{referral?.agency ?? organisation?.name}</strong>
          {rule.priority !== null && <span className="chip">{priorityWord(rule.priority)}</span>}
        </p>
      </div>
      {referral !== null && <p className="small">{spoken(referral.reason)}</p>}
      {organisation !== null && organisation.endedOn !== null && organisation.endedOn <= today && (
        <p className="notice care small">
          {t('admin.routing.unit-ended', { name: organisation.name, day: formatDay(organisation.endedOn) })}
        </p>
      )}
      {rule.validFrom > today && (
        <p className="notice care small">{t('admin.routing.not-yet', { day: formatDay(rule.validFrom) })}</p>
      )}
      <p className="small dim">{periodWord(rule)}</p>
      <div className="acts">
        {ask !== null && (
          <>
            <button type="button" onClick={() => ask({ act: 'change', rule })}>
              {t('admin.routing.change')}
              <span className="unseen"> {rule.name}</span>
            </button>
            <button type="button" onClick={() => ask({ act: 'end', rule })}>
              {t('admin.routing.end')}
              <span className="unseen"> {rule.name}</span>
            </button>
          </>
        )}
        <HistoryLink kind="report-routing-rule" id={rule.id} />
      </div>
    </li>
  );
}
