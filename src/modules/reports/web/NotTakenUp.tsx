import { t } from '../../../web/language.ts';
import type { Report } from '../contract.ts';

/** Referred to another agency or closed without action, and why. */
export function NotTakenUp({ kind, agency, reason }: NonNullable<Report['outcome']>) {
  return (
    <section className="notice care">
      <strong>
        {kind === 'referred' ? t('report-page.referred', { agency: agency ?? '' }) : t('report-page.rejected')}
      </strong>
      {reason !== null && <p>{reason}</p>}
    </section>
  );
}
