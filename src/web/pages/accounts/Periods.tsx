import type { AccountDetail, AppointmentPeriod } from '../../../kernel/identity/accounts/contract.ts';
import { dayOf, formatDay } from '../../format.ts';
import { type MessageKey, t } from '../../language.ts';
import { useNow } from '../../now.ts';
import { lastDayBefore } from './last-day.ts';

interface Props {
  history: AccountDetail['history'];
  end: (period: AppointmentPeriod) => void;
}

/** What somebody is, will be and was. */
export function Periods({ history, end }: Props) {
  const today = dayOf(useNow());
  const isOver = ({ validTo }: AppointmentPeriod) => validTo !== null && validTo <= today;
  return (
    <table className="accounts periods">
      <thead>
        <tr>
          <th scope="col">{t('accounts.role')}</th>
          <th scope="col">{t('accounts.where')}</th>
          <th scope="col">{t('accounts.period')}</th>
        </tr>
      </thead>
      <tbody>
        {history.map((period) => (
          <tr key={period.id} className={isOver(period) ? 'over' : undefined}>
            <th scope="row">
              {t(`account.role.${period.role}` satisfies MessageKey)}
              {period.source !== null && (
                <span className="dim">{t('accounts.by-provider', { provider: period.source })}</span>
              )}
            </th>
            <td>
              {period.organisation?.name ?? t('accounts.whole-city')}
              {period.area !== null && <span className="dim"> · {period.area.name}</span>}
            </td>
            <td>
              {t('accounts.from-until', {
                from: formatDay(period.validFrom),
                until: period.validTo === null ? t('accounts.ongoing') : formatDay(lastDayBefore(period.validTo)),
              })}{' '}
              {!isOver(period) && (
                <button type="button" className="plain" onClick={() => end(period)}>
                  {t('accounts.end')}
                  <span className="unseen"> {t(`account.role.${period.role}` satisfies MessageKey)}</span>
                </button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
