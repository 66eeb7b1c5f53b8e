import { useMutation } from '@tanstack/react-query';
import { Link, useSearchParams } from 'wouter';
import type { Notice } from '../../../kernel/notifications/contract.ts';
import { send } from '../../api.ts';
import { capitalised } from '../../capitalised.ts';
import { Bones, ProblemNotice } from '../../components/Answer.tsx';
import { Page } from '../../components/Page.tsx';
import { Switch } from '../../components/Switch.tsx';
import { formatAge, formatInstant } from '../../format.ts';
import { t } from '../../language.ts';
import { useLive } from '../../live.ts';
import { useNow } from '../../now.ts';
import { refresh, useGet, useList } from '../../queries.ts';
import { pathOf, sentenceOf } from './words.ts';
import './notifications.css';

/** Thông báo: what a person should know, newest first. */
export default function InboxPage() {
  const [asked, ask] = useSearchParams();
  const shown = asked.get('show') === 'unread' ? 'unread' : 'all';
  const notices = useList<Notice>(`/api/v1/notices?${shown === 'unread' ? 'unread=true&' : ''}limit=50`);
  const count = useGet<{ unread: number }>('/api/v1/notices/count');
  useLive(['notice.added', 'notice.read'], () => Promise.all([notices.refetch(), count.refetch()]));
  const newest = notices.data?.[0]?.id;
  const reading = useMutation({
    mutationFn: () => send('/api/v1/notices/read', { body: newest === undefined ? {} : { upTo: newest } }),
    onSuccess: refresh,
  });
  const unread = count.data?.unread ?? 0;
  return (
    <Page
      className="wide-middle"
      title={t('notices.title')}
      heading={count.data === undefined ? t('notices.title') : t('notices.sentence', { count: unread })}
      acts={
        <>
          <Link className="button" href="/notifications/following">
            {t('following.title')}
          </Link>
          <Link className="button" href="/notifications/settings">
            {t('notices.settings')}
          </Link>
          <button type="button" disabled={unread === 0 || reading.isPending} onClick={() => reading.mutate()}>
            {t('notices.read-all')}
          </button>
        </>
      }
    >
      <div className="notice-filter">
        <Switch
          label={t('notices.show')}
          choices={[
            ['all', t('notices.show.all')],
            ['unread', t('notices.show.unread')],
          ]}
          chosen={shown}
          choose={(choice) => ask(choice === 'all' ? {} : { show: choice })}
        />
      </div>
      {reading.isError && <ProblemNotice error={reading.error} />}
      <section className="card" aria-label={t('notices.title')}>
        {notices.isPending && <Bones lines={6} tall />}
        {notices.isError && (
          <ProblemNotice error={notices.error} title={t('web.problem.load')} retry={() => void notices.refetch()} />
        )}
        {notices.data?.length === 0 && (
          <p className="empty">{shown === 'all' ? t('notices.none') : t('notices.none-unread')}</p>
        )}
        {notices.data !== undefined && notices.data.length > 0 && (
          <ul className="notices">
            {notices.data.map((notice) => (
              <NoticeLine key={notice.id} notice={notice} />
            ))}
          </ul>
        )}
        {notices.hasNextPage && (
          <p className="more">
            <button type="button" disabled={notices.isFetchingNextPage} onClick={() => void notices.fetchNextPage()}>
              {t('web.more')}
            </button>
          </p>
        )}
      </section>
    </Page>
  );
}

function NoticeLine({ notice }: { notice: Notice }) {
  const now = useNow();
  const reading = useMutation({
    mutationFn: () => send(`/api/v1/notices/${notice.id}/read`, {}),
    onSuccess: refresh,
  });
  const isUnread = notice.readAt === null;
  return (
    <li className={isUnread ? 'unread' : undefined}>
      <Link href={pathOf(notice.about)} onClick={() => isUnread && reading.mutate()}>
        <b>{sentenceOf(notice)}</b>
        {isUnread && <span className="unseen">, {t('notices.unread')}</span>}
        <span className="about">{notice.title === null ? t('notice.restricted') : capitalised(notice.title)}</span>
      </Link>
      <span className="notice-end">
        <time className="faint" dateTime={notice.at} title={formatInstant(notice.at)}>
          {formatAge(notice.at, now)}
        </time>
        {isUnread && (
          <button type="button" className="plain" disabled={reading.isPending} onClick={() => reading.mutate()}>
            {t('notices.read-one')}
          </button>
        )}
      </span>
    </li>
  );
}
