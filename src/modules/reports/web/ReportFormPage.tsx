import { useState } from 'react';
import { send } from '../../../web/api.ts';
import { Answer, Bones } from '../../../web/components/Answer.tsx';
import { Page } from '../../../web/components/Page.tsx';
import { language, t } from '../../../web/language.ts';
import { useGet } from '../../../web/queries.ts';
import { useSession } from '../../../web/session.ts';
import type { Category } from '../categories/contract.ts';
import type { Filed } from '../contract.ts';
import { FiledCard } from './FiledCard.tsx';
import { ReportForm } from './ReportForm.tsx';
import { useReportDraft } from './report-draft.ts';

/** Gửi phản ánh: anyone, without an account, in under a minute. */
export default function ReportFormPage() {
  const { account, isPending } = useSession();
  const categories = useGet<{ items: Category[] }>('/api/v1/report-categories');
  const [filed, setFiled] = useState<Filed | null>(null);
  if (filed !== null) return <FiledCard filed={filed} again={() => setFiled(null)} />;
  return (
    <Page className="narrow report-form" title={t('report-page.title')} under={t('report-page.under')}>
      <Answer of={categories} bones={<Bones lines={8} tall />}>
        {({ items }) =>
          isPending ? (
            <Bones lines={8} tall />
          ) : (
            <OwnForm key={account?.id} account={account?.id ?? null} categories={items} done={setFiled} />
          )
        }
      </Answer>
    </Page>
  );
}

interface Props {
  account: string | null;
  categories: readonly Category[];
  done: (filed: Filed) => void;
}

function OwnForm({ account, categories, done }: Props) {
  const drafting = useReportDraft('own', account);
  return (
    <ReportForm
      categories={categories}
      drafting={drafting}
      act={t('report-page.send')}
      file={async (report) => {
        const filed = await send<Filed>('/api/v1/reports', { body: { ...report, language: language() } });
        drafting.renew();
        done(filed);
      }}
    />
  );
}
