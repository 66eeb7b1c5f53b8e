import { useState } from 'react';
import { ProblemNotice } from '../../../../web/components/Answer.tsx';
import { formatDay, formatShare } from '../../../../web/format.ts';
import { t } from '../../../../web/language.ts';
import { useSession } from '../../../../web/session.ts';
import type { Indicator } from '../../contract.ts';
import type { Target } from '../../targets/contract.ts';
import { TargetDialog } from './TargetDialog.tsx';
import { TargetSource } from './TargetSource.tsx';
import { TargetState } from './TargetState.tsx';
import { WithdrawTargetDialog } from './WithdrawTargetDialog.tsx';
import { askedWords, reasonOf } from './words.ts';

type Asked = { act: 'set' } | { act: 'change' | 'withdraw'; of: Target } | null;

interface Props {
  indicator: Indicator;
  areaId: string;
  targets: readonly Target[];
  error: unknown;
  drawn: Target | null;
  draw: (id: string) => void;
}

/** What is asked of the indicator in an area, where it stands and why. */
export function TargetsCard({ indicator, areaId, targets, error, drawn, draw }: Props) {
  const { may } = useSession();
  const [asked, ask] = useState<Asked>(null);
  const close = () => ask(null);
  return (
    <section className="card" aria-labelledby="targets">
      <header>
        <h2 id="targets">{t('targets.of')}</h2>
        {may('indicators.define') && (
          <button type="button" onClick={() => ask({ act: 'set' })}>
            {t('targets.set')}
          </button>
        )}
      </header>
      {error !== null && <ProblemNotice error={error} title={t('web.problem.load')} />}
      {targets.length === 0 && error === null && <p className="empty">{t('targets.none')}</p>}
      <ul className="targets">
        {targets.map((target) => (
          <li key={target.id}>
            <p className="target-head">
              <b>{t('targets.by', { by: formatDay(target.by), words: askedWords(target) })}</b>
              <TargetState state={target.state} />
            </p>
            <p>
              {reasonOf(target)}
              {target.progress !== null && target.progress > 0 && target.progress < 1 && (
                <> {t('targets.progress', { share: formatShare(target.progress) })}</>
              )}
            </p>
            <p className="small dim">
              {t('targets.source')}: <TargetSource target={target} />
            </p>
            {target.replaces !== null && (
              <p className="small dim">
                {t('targets.replaces', {
                  words: askedWords({ ...target, ...target.replaces }),
                  by: formatDay(target.replaces.by),
                  reason: target.replaces.reason,
                })}
              </p>
            )}
            <p className="acts">
              {targets.length > 1 && target.goal !== null && (
                <button type="button" aria-pressed={target.id === drawn?.id} onClick={() => draw(target.id)}>
                  {t(target.id === drawn?.id ? 'targets.shown' : 'targets.show')}
                </button>
              )}
              {may('indicators.define') && (
                <>
                  <button type="button" onClick={() => ask({ act: 'change', of: target })}>
                    {t('targets.change.short')}
                    <span className="unseen"> {formatDay(target.by)}</span>
                  </button>
                  <button type="button" onClick={() => ask({ act: 'withdraw', of: target })}>
                    {t('targets.withdraw.short')}
                    <span className="unseen"> {formatDay(target.by)}</span>
                  </button>
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
      {asked?.act === 'set' && <TargetDialog indicator={indicator} target={null} begin={{ areaId }} close={close} />}
      {asked?.act === 'change' && <TargetDialog indicator={indicator} target={asked.of} close={close} />}
      {asked?.act === 'withdraw' && <WithdrawTargetDialog target={asked.of} close={close} />}
    </section>
  );
}
