import { Link, useSearchParams } from 'wouter';
import { query } from '../../../../web/api.ts';
import { Answer, Bones } from '../../../../web/components/Answer.tsx';
import { Field } from '../../../../web/components/Field.tsx';
import { Page } from '../../../../web/components/Page.tsx';
import { dayOf } from '../../../../web/format.ts';
import { t } from '../../../../web/language.ts';
import { useLive } from '../../../../web/live.ts';
import { useNow } from '../../../../web/now.ts';
import { type Page as PageOf, useGet } from '../../../../web/queries.ts';
import { useSession } from '../../../../web/session.ts';
import type { Balance, DivisionSummary } from '../../balance/contract.ts';
import { IndicatorField } from '../IndicatorField.tsx';
import { inWords } from '../words.ts';
import { BalanceCard } from './BalanceCard.tsx';
import { GroupsCard } from './GroupsCard.tsx';
import { WorkCard } from './WorkCard.tsx';
import '../indicators.css';
import './balance.css';

/** What is compared until somebody chooses. */
const usual = ['population', 'poor-rate', 'grdp-per-person', 'clean-water'];

/** Cân đối vùng: groups of areas beside one another; the address keeps the division, the indicators and the day. */
export default function BalancePage() {
  const [asked, ask] = useSearchParams();
  const { may } = useSession();
  const today = dayOf(useNow());
  const divisions = useGet<PageOf<DivisionSummary>>('/api/v1/area-divisions');
  const all = divisions.data?.items ?? [];
  const chosen = all.find(({ id }) => id === asked.get('division')) ?? all[0];
  const codes = asked.has('codes') ? (asked.get('codes') ?? '').split(',').filter((code) => code !== '') : usual;
  const day = asked.get('day') ?? '';
  const path = `/api/v1/area-divisions/${chosen?.id}/balance${query({ codes: codes.join(','), day })}`;
  const balance = useGet<Balance>(chosen === undefined ? null : path);
  useLive(['indicator.changed', 'area-division.changed', 'work.changed'], () => balance.refetch());
  const change = (name: string, value: string) =>
    ask((before) => {
      const next = new URLSearchParams(before);
      next.set(name, value);
      return next;
    });
  const newDivision = may('indicators.define') && (
    <Link href="/balance/new" className={all.length === 0 ? 'button primary' : 'button'}>
      {t('balance.new')}
    </Link>
  );
  return (
    <Page
      className="balance"
      title={t('balance.title')}
      under={t('balance.under')}
      acts={
        all.length > 0 && (
          <>
            {chosen !== undefined && may('indicators.define') && (
              <Link href={`/balance/${chosen.id}/edit`} className="button">
                {t('balance.change')}
              </Link>
            )}
            {newDivision}
          </>
        )
      }
    >
      <Answer of={divisions} bones={<Bones lines={8} />}>
        {({ items }) =>
          items.length === 0 ? (
            <div className="empty card">
              <strong>{t('balance.none')}</strong>
              {may('indicators.define') && <p>{t('balance.none-how')}</p>}
              {newDivision}
            </div>
          ) : (
            <div className="indicator-tools">
              <Field label={t('balance.division')}>
                <select value={chosen?.id} onChange={({ target }) => change('division', target.value)}>
                  {items.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {inWords(name)}
                    </option>
                  ))}
                </select>
              </Field>
              <Field label={t('balance.day')}>
                <input
                  type="date"
                  value={day === '' ? today : day}
                  max={today}
                  onChange={({ target }) => change('day', target.value)}
                />
              </Field>
              <IndicatorField
                label={t('balance.add')}
                code=""
                choose={(one) => one !== null && change('codes', [...new Set([...codes, one.code])].join(','))}
              />
            </div>
          )
        }
      </Answer>
      {chosen !== undefined && (
        <Answer of={balance} bones={<Bones lines={10} tall />}>
          {({ division, indicators: compared, work, workOn }) =>
            division.groups.length === 0 ? (
              <p className="notice care">{t('balance.not-divided')}</p>
            ) : (
              <>
                <div className="balance-cards">
                  <WorkCard division={division} work={work} then={workOn < today ? workOn : null} />
                  {compared.map((one) => (
                    <BalanceCard
                      key={one.indicator.code}
                      balance={one}
                      division={division}
                      drop={() => change('codes', codes.filter((code) => code !== one.indicator.code).join(','))}
                    />
                  ))}
                </div>
                <GroupsCard division={division} />
              </>
            )
          }
        </Answer>
      )}
    </Page>
  );
}
