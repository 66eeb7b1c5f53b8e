import { useMutation } from '@tanstack/react-query';
import { send } from '../../../../web/api.ts';
import { t } from '../../../../web/language.ts';
import { refresh } from '../../../../web/queries.ts';
import type { Report } from '../../contract.ts';
import type { DeskReferral } from '../../duty/contract.ts';
import { ReportActDialog } from '../ReportActDialog.tsx';

interface Props {
  report: Report;
  referral: DeskReferral;
  close: () => void;
  referred: (sentence: string) => void;
}

/** Before a report goes to the agency that a rule names: in the words of the rule, until somebody finds better ones. */
export function ReferDialog({ report, referral, close, referred }: Props) {
  const referring = useMutation({
    mutationFn: (body: unknown) =>
      send<Report>(`/api/v1/reports/${report.id}/refer`, { body, ifMatch: `"${report.version}"` }),
    onSuccess: async ({ outcome }) => {
      close();
      referred(t('duty.referred', { number: report.number, agency: outcome?.agency ?? referral.agency }));
      await refresh();
    },
    onError: () => void refresh(),
  });
  return (
    <ReportActDialog
      act="refer"
      report={report}
      begun={referral}
      pending={referring.isPending}
      error={referring.error}
      close={close}
      send={referring.mutate}
    />
  );
}
