import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useParams, useSearchParams } from 'wouter';
import type { Act, HistoryPage as ActPage, Names } from '../../../kernel/audit/contract.ts';
import { get, query } from '../../api.ts';
import { capitalised } from '../../capitalised.ts';
import { Bones, ProblemNotice } from '../../components/Answer.tsx';
import { Field } from '../../components/Field.tsx';
import { Page } from '../../components/Page.tsx';
import { dayOf, formatInstant } from '../../format.ts';
import { language, type MessageKey, t } from '../../language.ts';
import { useNow } from '../../now.ts';
import { useGet } from '../../queries.ts';
import { NotFoundPage } from '../NotFoundPage.tsx';
import { AsOfCard } from './AsOfCard.tsx';
import { Changes } from './Changes.tsx';
import { type HistoryKind, historyKinds, isHistoryKind } from './kinds.ts';
import { actWord } from './words.ts';
import './history.css';

/** Lịch sử: who did what to a record and when, and what it was on any day. */
export default function HistoryPage() {
  const { kind = '', id = '' } = useParams<{ kind: string; id: string }>();
  return isHistoryKind(kind) ? <HistoryOf key={`${kind}/${id}`} kind={kind} id={id} /> : <NotFoundPage />;
}

/** What a record goes by, whichever kind it is. */
interface Called {
  title?: string;
  fullName?: string;
  name?: string | { vi: string; en: string };
}

const nameIn = ({ title, fullName, name }: Called): string | null =>
  title ?? fullName ?? (typeof name === 'object' ? name[language()] : name) ?? null;

function HistoryOf({ kind, id }: { kind: HistoryKind; id: string }) {
  const path = `/api/v1/${historyKinds[kind].path}/${id}`;
  const page = historyKinds[kind].page(id);
  const [asked, ask] = useSearchParams();
  const day = asked.get('day');
  const today = dayOf(useNow());
  const record = useGet<Called>(path);
  const name = record.data === undefined ? null : nameIn(record.data);
  const kindWord = t(`history.kind.${kind}` satisfies MessageKey);
  return (
    <Page
      className="history-page"
      title={name === null ? t('history.title') : t('history.title-of', { name: capitalised(name) })}
      over={page === null ? kindWord : <Link href={page}>{kindWord}</Link>}
      acts={
        <>
          <Field label={t('history.as-of')}>
            <input
              type="date"
              max={today}
              value={day ?? ''}
              onChange={({ target }) => ask(target.value === '' ? {} : { day: target.value })}
            />
          </Field>
          {day !== null && (
            <button type="button" onClick={() => ask({})}>
              {t('history.as-of.clear')}
            </button>
          )}
        </>
      }
    >
      {day !== null && <AsOfCard path={path} day={day} />}
      <Acts path={path} />
    </Page>
  );
}

function Acts({ path }: { path: string }) {
  const pages = useInfiniteQuery({
    queryKey: [`${path}/history`],
    queryFn: ({ pageParam, signal }) =>
      get<ActPage>(`${path}/history${query({ limit: 20, after: pageParam })}`, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  if (pages.isPending) return <Bones lines={10} />;
  if (pages.isError) {
    return <ProblemNotice error={pages.error} title={t('web.problem.load')} retry={() => void pages.refetch()} />;
  }
  const acts = pages.data.pages.flatMap(({ items, names }) => items.map((act) => ({ act, names })));
  return (
    <section className="card padded" aria-labelledby="acts">
      <h2 id="acts">{t('history.acts')}</h2>
      <ol className="trail">
        {acts.map(({ act, names }) => (
          <li key={act.id}>
            <OneAct act={act} names={names} />
          </li>
        ))}
      </ol>
      {pages.hasNextPage && (
        <button type="button" onClick={() => void pages.fetchNextPage()} disabled={pages.isFetchingNextPage}>
          {t('web.more')}
        </button>
      )}
    </section>
  );
}

function OneAct({ act, names }: { act: Act; names: Names }) {
  const { organisationId } = act.actor;
  const organisation = organisationId === null ? undefined : names[organisationId];
  return (
    <article>
      <h3>{actWord(act.act)}</h3>
      <p className="who">
        <time dateTime={act.at}>{formatInstant(act.at)}</time> · {actorWord(act)}
        {organisation !== undefined && `, ${t('history.for', { organisation })}`}
      </p>
      {act.reason !== null && (
        <p className="why">
          {t('history.reason')} {act.reason}
        </p>
      )}
      <Changes act={act} names={names} />
    </article>
  );
}

function actorWord({ actor }: Act): string {
  if (actor.kind === 'person') return actor.name ?? t('history.by-erased');
  return t(actor.kind === 'system' ? 'history.by-system' : 'history.by-public');
}
