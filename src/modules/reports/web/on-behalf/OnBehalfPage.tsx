import { useState } from 'react';
import { Link, Redirect } from 'wouter';
import { send } from '../../../../web/api.ts';
import { Answer, Bones } from '../../../../web/components/Answer.tsx';
import { Page } from '../../../../web/components/Page.tsx';
import { t } from '../../../../web/language.ts';
import { useNow } from '../../../../web/now.ts';
import { useGet } from '../../../../web/queries.ts';
import { useSession } from '../../../../web/session.ts';
import type { Category } from '../../categories/contract.ts';
import type { Filed } from '../../contract.ts';
import { ReportForm } from '../ReportForm.tsx';
import { useReportDraft } from '../report-draft.ts';
import { HeardField } from './HeardField.tsx';
import { earliestSaid, ofField, toField } from './heard.ts';
import { TakenDown } from './TakenDown.tsx';
import './on-behalf.css';

/** Ghi phản ánh hộ: somebody calls or comes to the desk, and staff take down what they say. */
export default function OnBehalfPage() {
  const { account, isPending, may } = useSession();
  const categories = useGet<{ items: Category[] }>('/api/v1/report-categories');
  const [taken, take] = useState<{ filed: Filed; text: string } | null>(null);
  if (isPending) return <Bones lines={8} tall />;
  if (account === null) return <Redirect to={`/sign-in?to=${encodeURIComponent('/reports/on-behalf')}`} />;
  if (!may('reports.file-for')) {
    return (
      <Page className="narrow" title={t('report-for.title')}>
        <p className="notice care">{t('report-for.not-yours')}</p>
      </Page>
    );
  }
  if (taken !== null) return <TakenDown {...taken} another={() => take(null)} />;
  return (
    <Page
      className="narrow report-form"
      title={t('report-for.title')}
      over={<Link href="/reports">{t('reports.title')}</Link>}
      under={t('report-for.under')}
    >
      <Answer of={categories} bones={<Bones lines={8} tall />}>
        {({ items }) => <FormForOther key={account.id} account={account.id} categories={items} done={take} />}
      </Answer>
    </Page>
  );
}

interface Props {
  account: string;
  categories: readonly Category[];
  done: (taken: { filed: Filed; text: string }) => void;
}

function FormForOther({ account, categories, done }: Props) {
  const drafting = useReportDraft('for-other', account);
  const { filedFor, saidAt, language, text } = drafting.draft;
  const settings = useGet<{ backDateDays: number }>('/api/v1/report-settings');
  const backDateDays = settings.data?.backDateDays ?? null;
  const now = useNow();
  const wrong = wrongTime(saidAt, now, backDateDays);
  return (
    <ReportForm
      categories={categories}
      drafting={drafting}
      act={
        <>
          {t('report-for.send')} <kbd>{t('report-for.send.keys')}</kbd>
        </>
      }
      file={async (report) => {
        const said = saidAt === '' ? {} : { reportedAt: ofField(saidAt) };
        const body = { ...report, language, filedFor, ...said };
        const filed = await send<Filed>('/api/v1/reports/on-behalf', { body });
        drafting.renew();
        done({ filed, text });
      }}
      forOther={{
        isWrong: wrong !== undefined,
        first: (
          <HeardField
            heard={{ filedFor, saidAt, language }}
            change={drafting.change}
            now={now}
            backDateDays={backDateDays}
            wrong={wrong}
          />
        ),
      }}
    />
  );
}

/** What keeps it from having been said then; left to the server where the limit is not known. */
function wrongTime(saidAt: string, now: string, backDateDays: number | null): string | undefined {
  if (saidAt === '') return undefined;
  if (saidAt > toField(now)) return t('report-for.said-at.future');
  const isEarly = backDateDays !== null && saidAt < toField(earliestSaid(now, backDateDays));
  return isEarly ? t('report-for.said-at.early') : undefined;
}
