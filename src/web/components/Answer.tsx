import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Problem } from '../api.ts';
import { isMessageKey, t } from '../language.ts';

/** What went wrong, in words, and what can be done about it. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof Problem)) return t('web.broken.text');
  if (error.code === 'web.offline') return t('web.offline');
  if (error.code === 'http.version-stale') return t('web.stale');
  if (error.status >= 500) return t('web.fault', { reference: String(error.details.reference ?? error.status) });
  return error.message || (isMessageKey(error.code) ? t(error.code) : t('web.problem'));
}

export function ProblemNotice({ error, title, retry }: { error: unknown; title?: string; retry?: () => void }) {
  const unknownPerson = error instanceof Problem && error.status === 401;
  return (
    <div className="notice wrong" role="alert">
      <strong>{title ?? t('web.problem')}</strong>
      <p>{sentenceOf(error)}</p>
      {unknownPerson && (
        <Link className="button" href={`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`}>
          {t('web.nav.sign-in')}
        </Link>
      )}
      {retry !== undefined && !unknownPerson && (
        <button type="button" onClick={retry}>
          {t('web.retry')}
        </button>
      )}
    </div>
  );
}

/** Keeps the room of what is coming, so that nothing jumps when it arrives. */
export function Bones({ lines = 3, tall = false }: { lines?: number; tall?: boolean }) {
  return (
    <div className={tall ? 'bones tall' : 'bones'} role="status">
      <span className="unseen">{t('web.loading')}</span>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike
        <i key={line} />
      ))}
    </div>
  );
}

interface Props<T> {
  of: UseQueryResult<T>;
  bones?: ReactNode;
  children: (value: T) => ReactNode;
}

/** An answer of the server in its three states: on its way, refused, here. */
export function Answer<T>({ of, bones, children }: Props<T>) {
  if (of.data !== undefined) return children(of.data);
  if (of.isError) {
    return <ProblemNotice error={of.error} title={t('web.problem.load')} retry={() => void of.refetch()} />;
  }
  return bones ?? <Bones />;
}
