import { Link } from 'wouter';
import { capitalised } from '../../../web/capitalised.ts';
import { Bones, ProblemNotice } from '../../../web/components/Answer.tsx';
import { DataAge } from '../../../web/components/DataAge.tsx';
import { icons } from '../../../web/components/icons.tsx';
import { Page } from '../../../web/components/Page.tsx';
import { useRoving } from '../../../web/components/roving.ts';
import { MiniBar } from '../../../web/components/StackedBar.tsx';
import { formatDay } from '../../../web/format.ts';
import { type MessageKey, t } from '../../../web/language.ts';
import { useLive } from '../../../web/live.ts';
import { directivePath } from '../../../web/paths.ts';
import { useList } from '../../../web/queries.ts';
import { useSession } from '../../../web/session.ts';
import type { DirectiveSummary } from '../contract.ts';
import { typeWord } from './names.ts';
import './directives.css';

/** Văn bản: what has been promised, and how far each has come. */
export default function DirectivesPage() {
  const directives = useList<DirectiveSummary>('/api/v1/directives');
  useLive(['directive.changed', 'work.changed'], () => directives.refetch());
  const { may } = useSession();
  const roving = useRoving();
  return (
    <Page
      className="wide-middle"
      title={t('web.nav.directives')}
      under={t('directives.under')}
      acts={
        may('directives.import') && (
          <Link href="/directives/new" className="button primary">
            {icons.upload}
            {t('directives.import')}
          </Link>
        )
      }
    >
      <section className="card">
        {directives.isPending && <Bones lines={6} tall />}
        {directives.isError && (
          <ProblemNotice
            error={directives.error}
            title={t('web.problem.load')}
            retry={() => void directives.refetch()}
          />
        )}
        {directives.data?.length === 0 && <p className="empty">{t('directives.none')}</p>}
        <ul className="directives" {...roving}>
          {directives.data?.map((directive) => (
            <li key={directive.id}>
              <DirectiveRow directive={directive} />
            </li>
          ))}
        </ul>
        {directives.hasNextPage && (
          <p className="more">
            <button
              type="button"
              disabled={directives.isFetchingNextPage}
              onClick={() => void directives.fetchNextPage()}
            >
              {t('web.more')}
            </button>
          </p>
        )}
      </section>
    </Page>
  );
}

function DirectiveRow({ directive }: { directive: DirectiveSummary }) {
  const { id, number, type, issuer, issuedOn, title, state, reading, findings, figures } = directive;
  return (
    <>
      <div className="letterhead">
        <b>{number ?? t('directives.no-number')}</b>
        <span>{type !== null && typeWord(type)}</span>
        <span>{issuedOn !== null && formatDay(issuedOn)}</span>
      </div>
      <div className="what">
        <Link href={directivePath(id)} data-roving>
          {capitalised(title)}
        </Link>
        <p>
          {issuer !== null && <span>{issuer}</span>}
          {state !== 'published' && <span className="chip">{t(`directives.state.${state}` satisfies MessageKey)}</span>}
        </p>
      </div>
      <div className="progress">
        {state === 'draft' ? (
          <p className="small dim">
            {reading === 'read'
              ? t('directives.to-review', { open: findings.open })
              : t(`directives.reading.${reading}` satisfies MessageKey)}
          </p>
        ) : figures.total > 0 ? (
          <MiniBar figures={figures} />
        ) : (
          <p className="small dim">{t('directives.no-tasks')}</p>
        )}
        <p className="progress-foot">
          <span className="small">{state !== 'draft' && t('directives.tasks', { count: figures.total })}</span>
          {figures.changedAt !== null && <DataAge at={figures.changedAt} />}
        </p>
      </div>
    </>
  );
}
