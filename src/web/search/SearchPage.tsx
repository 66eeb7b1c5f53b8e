import { useInfiniteQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useId, useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import {
  type SearchPage as Answer,
  longestQuestion,
  type SearchHit,
  SearchKind,
  searchKinds,
} from '../../kernel/search/contract.ts';
import { get, query } from '../api.ts';
import { Bones, ProblemNotice } from '../components/Answer.tsx';
import { Page } from '../components/Page.tsx';
import { t } from '../language.ts';
import { byKind, foundWord, HitFacts, kindIcon, kindWord, Marked } from './hits.tsx';
import './search.css';

const eachOfAll = 5;
const eachOfOne = 20;

/** Everything that has the words, kind by kind; what is asked stands in the address. */
export default function SearchPage() {
  const [asked, ask] = useSearchParams();
  const text = asked.get('q')?.trim() ?? '';
  const kind = SearchKind.safeParse(asked.get('kind')).data ?? null;
  const limit = kind === null ? eachOfAll : eachOfOne;
  const path = `/api/v1/search${query({ q: text, kinds: kind, limit })}`;
  const found = useInfiniteQuery({
    queryKey: [path, 'pages'],
    queryFn: ({ pageParam, signal }) =>
      get<Answer>(pageParam === null ? path : `${path}&after=${encodeURIComponent(pageParam)}`, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    enabled: text !== '',
  });
  const counted = useCounts(text);
  const first = found.data?.pages[0];
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  const show = (q: string, of: SearchKind | null) => ask(of === null ? { q } : { q, kind: of });
  return (
    <Page
      className="wide-middle"
      title={text === '' ? t('search.title') : t('search.title-for', { text })}
      heading={t('search.title')}
      under={text === '' ? t('search.hint') : undefined}
    >
      <Asking text={text} ask={(q) => show(q, kind)} />
      {text !== '' && (
        <fieldset className="search-kinds">
          <legend className="unseen">{t('search.kinds')}</legend>
          <button type="button" aria-pressed={kind === null} onClick={() => show(text, null)}>
            {t('search.kind.any')}
          </button>
          {searchKinds.map((of) => (
            <button key={of} type="button" aria-pressed={kind === of} onClick={() => show(text, of)}>
              {countWord(of, counted)}
            </button>
          ))}
        </fieldset>
      )}
      <p role="status" className="dim search-found">
        {text !== '' && first !== undefined && foundWord(first)}
      </p>
      {first?.guessed === true && <p className="notice care search-note">{t('search.guessed')}</p>}
      {first?.more === true && <p className="notice search-note">{t('search.more')}</p>}
      {text !== '' && found.isPending && <Bones lines={8} />}
      {found.isError && (
        <ProblemNotice error={found.error} title={t('web.problem.load')} retry={() => void found.refetch()} />
      )}
      {first?.items.length === 0 && (
        <div className="card empty">
          <strong>{t('search.none', { text })}</strong>
          <p>{t('search.none-hint')}</p>
        </div>
      )}
      {byKind(items).map(([of, hits]) => (
        <section key={of} className="card search-group" aria-label={kindWord(of)}>
          <header>
            <h2>{kindWord(of)}</h2>
          </header>
          <ul>
            {hits.map((hit) => (
              <HitLine key={hit.id} hit={hit} />
            ))}
          </ul>
          {kind === null && hits.length === eachOfAll && (
            <p className="more">
              <button type="button" onClick={() => show(text, of)}>
                {t('search.all-of-kind', { kind: kindWord(of) })}
              </button>
            </p>
          )}
        </section>
      ))}
      {kind !== null && found.hasNextPage && (
        <p className="more">
          <button type="button" disabled={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t('web.more')}
          </button>
        </p>
      )}
    </Page>
  );
}

/** How much there is of each kind stays on show while one of them is looked at. */
function useCounts(text: string): Answer['counts'] {
  const path = `/api/v1/search${query({ q: text, limit: eachOfAll })}`;
  const counted = useInfiniteQuery({
    queryKey: [path, 'pages'],
    queryFn: ({ signal }) => get<Answer>(path, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    enabled: text !== '',
  });
  return counted.data?.pages[0]?.counts ?? [];
}

function countWord(kind: SearchKind, counts: Answer['counts']): string {
  const known = counts.find((one) => one.kind === kind);
  if (known === undefined) return kindWord(kind);
  const values = { kind: kindWord(kind), count: known.count };
  return t(known.exact ? 'search.kind-count' : 'search.kind-count-more', values);
}

function Asking({ text, ask }: { text: string; ask: (text: string) => void }) {
  const [typed, type] = useState(text);
  const field = useId();
  useEffect(() => type(text), [text]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() !== '') ask(typed.trim());
  };
  return (
    <search>
      <form className="search-asking" onSubmit={submit}>
        <label htmlFor={field} className="unseen">
          {t('search.field')}
        </label>
        <input
          id={field}
          type="search"
          placeholder={t('search.field')}
          maxLength={longestQuestion}
          value={typed}
          onChange={({ target }) => type(target.value)}
        />
        <button type="submit" className="primary">
          {t('search.act')}
        </button>
      </form>
    </search>
  );
}

function HitLine({ hit }: { hit: SearchHit }) {
  return (
    <li className="hit">
      {kindIcon[hit.kind]}
      <div>
        <Link href={hit.url} className="hit-title">
          <Marked segments={hit.title} />
        </Link>
        {hit.excerpt.length > 0 && (
          <p className="hit-excerpt">
            <Marked segments={hit.excerpt} />
          </p>
        )}
        <HitFacts hit={hit} />
      </div>
    </li>
  );
}
