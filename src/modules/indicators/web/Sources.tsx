import { useState } from 'react';
import type { Area } from '../../../kernel/areas/contract.ts';
import { query } from '../../../web/api.ts';
import { areaName } from '../../../web/area-words.ts';
import { Bones, ProblemNotice } from '../../../web/components/Answer.tsx';
import { formatInstant, formatNumber } from '../../../web/format.ts';
import { type MessageKey, t } from '../../../web/language.ts';
import { useList } from '../../../web/queries.ts';
import { useSession } from '../../../web/session.ts';
import type { Indicator, Observation } from '../contract.ts';
import { ReviseDialog } from './ReviseDialog.tsx';
import { WithdrawDialog } from './WithdrawDialog.tsx';
import { periodWords, statusWord } from './words.ts';

type Asked = { act: 'revise' | 'withdraw'; of: Observation } | null;

/** Every figure that was entered, with its source; what was superseded stays to be seen. */
export function Sources({ indicator, area }: { indicator: Indicator; area: Area | undefined }) {
  const { may } = useSession();
  const [asked, setAsked] = useState<Asked>(null);
  const path = `/api/v1/indicators/${indicator.code}/observations${query({ area: area?.id, limit: 20 })}`;
  const entries = useList<Observation>(path);
  const mayChange = may('indicators.record') && indicator.formula === null && !indicator.measured;
  const close = () => setAsked(null);
  return (
    <section className="card" aria-labelledby="sources">
      <header>
        <h2 id="sources">{t('indicator.sources')}</h2>
        {area !== undefined && <span className="dim">{areaName(area)}</span>}
      </header>
      {indicator.formula !== null ? (
        <p className="body dim">{t('indicator.sources-derived')}</p>
      ) : (
        <>
          {entries.isPending && <Bones lines={4} />}
          {entries.isError && (
            <ProblemNotice error={entries.error} title={t('web.problem.load')} retry={() => void entries.refetch()} />
          )}
          {entries.data?.length === 0 && <p className="empty">{t('indicator.sources-none')}</p>}
          <ul className="figures-entered">
            {entries.data?.map((entry) => (
              <li key={entry.id} className={entry.supersededAt === null ? undefined : 'superseded'}>
                <Entry entry={entry} />
                {mayChange && entry.supersededAt === null && (
                  <span className="acts">
                    <button type="button" onClick={() => setAsked({ act: 'revise', of: entry })}>
                      {t('indicator.revise')}
                      <span className="unseen"> {periodWords(entry.period)}</span>
                    </button>
                    <button type="button" onClick={() => setAsked({ act: 'withdraw', of: entry })}>
                      {t('indicator.withdraw')}
                      <span className="unseen"> {periodWords(entry.period)}</span>
                    </button>
                  </span>
                )}
              </li>
            ))}
          </ul>
          {entries.hasNextPage && (
            <button type="button" onClick={() => void entries.fetchNextPage()} disabled={entries.isFetchingNextPage}>
              {t('indicators.page.more')}
            </button>
          )}
        </>
      )}
      {asked?.act === 'revise' && <ReviseDialog indicator={indicator} entry={asked.of} close={close} />}
      {asked?.act === 'withdraw' && <WithdrawDialog entry={asked.of} close={close} />}
    </section>
  );
}

function Entry({ entry }: { entry: Observation }) {
  const { period, value, status, origin, source, sourceUrl, enteredAt, enteredBy, supersededAt, supersededReason } =
    entry;
  return (
    <span>
      <b>{periodWords(period)}</b>: <b className="num">{formatNumber(value)}</b> · {statusWord(status)} ·{' '}
      {sourceUrl === null ? source : <a href={sourceUrl}>{source}</a>}
      <span className="dim">
        {' '}
        · {t(`indicators.origin.${origin}` satisfies MessageKey)} {formatInstant(enteredAt)}
        {enteredBy !== null && `, ${enteredBy}`}
        {supersededAt !== null &&
          ` · ${supersededReason === null ? t('indicator.superseded') : t('indicator.superseded-why', { reason: supersededReason })}`}
      </span>
    </span>
  );
}
