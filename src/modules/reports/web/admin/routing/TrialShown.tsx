import { Link } from 'wouter';
import { formatNumber } from '../../../../../web/format.ts';
import { t } from '../../../../../web/language.ts';
import { reportPath } from '../../../../../web/paths.ts';
import type { TrialResult } from '../../../routing/contract.ts';

/** What a rule would have done to the reports of the last days: how many each unit got and would have got, and which. */
export function TrialShown({ result, days }: { result: TrialResult; days: number }) {
  const { looked, fitted, changed, owners, items } = result;
  const moved = owners.filter(({ before, after }) => before !== after);
  return (
    <section aria-live="polite" className="preview">
      <h3>{t('admin.routing.tried', { changed, looked, days })}</h3>
      <p className="small dim">{t('admin.routing.fitted', { fitted })}</p>
      {moved.length > 0 && (
        <table className="routing-trial">
          <thead>
            <tr>
              <th scope="col">{t('admin.routing.unit')}</th>
              <th scope="col" className="right">
                {t('admin.routing.before')}
              </th>
              <th scope="col" className="right">
                {t('admin.routing.after')}
              </th>
            </tr>
          </thead>
          <tbody>
            {moved.map(({ id, name, before, after }) => (
              <tr key={id ?? name}>
                <th scope="row">{name}</th>
                <td className="right num">{formatNumber(before)}</td>
                <td className="right num">
                  <strong>{formatNumber(after)}</strong>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {items.length > 0 && (
        <ul className="admin-terms small">
          {items.map(({ id, number, from, to }) => (
            <li key={id}>
              <Link href={reportPath(id)}>{number}</Link>
              <p>
                {from?.name ?? t('admin.routing.nobody')} → <strong>{to?.name ?? t('admin.routing.nobody')}</strong>
              </p>
            </li>
          ))}
        </ul>
      )}
      {items.length < changed && (
        <p className="small dim">{t('admin.routing.tried.more', { count: changed - items.length })}</p>
      )}
    </section>
  );
}
