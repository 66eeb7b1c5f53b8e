import { useMutation } from '@tanstack/react-query';
import { Link, useSearchParams } from 'wouter';
import { type Following, partsOf, type Topic, topicsOf } from '../../../kernel/following/contract.ts';
import { followPath } from '../../../kernel/following/paths.ts';
import { query, send } from '../../api.ts';
import { Answer, Bones, ProblemNotice } from '../../components/Answer.tsx';
import { Page } from '../../components/Page.tsx';
import { language, type MessageKey, t } from '../../language.ts';
import { type Page as ListPage, refresh, useGet } from '../../queries.ts';
import './notifications.css';

const path = '/api/v1/followings';
type Subject = Pick<Following, 'subject' | 'name' | 'path'>;

/** What I follow with my account, and the one thing I came to follow. */
export default function FollowingPage() {
  const [asked] = useSearchParams();
  const subject = asked.get('subject');
  const followed = useGet<ListPage<Following>>(`${path}?lang=${language()}`);
  const items = followed.data?.items;
  const isNew = subject !== null && items !== undefined && !items.some((item) => item.subject === subject);
  return (
    <Page
      className="wide-middle"
      title={t('following.title')}
      under={t('following.under')}
      acts={
        <Link className="button" href="/notifications/settings">
          {t('notices.settings')}
        </Link>
      }
    >
      {isNew && <Asked subject={subject} />}
      <Answer of={followed} bones={<Bones lines={6} tall />}>
        {({ items: lines }) =>
          lines.length === 0 ? (
            <section className="card">
              <p className="empty">{t('following.none')}</p>
            </section>
          ) : (
            <ul className="card followings" aria-label={t('following.title')}>
              {lines.map((line) => (
                <Line key={line.subject} line={line} />
              ))}
            </ul>
          )
        }
      </Answer>
      <p className="followings-more">
        <a href={followPath(language())}>{t('following.more')}</a>
      </p>
    </Page>
  );
}

function Asked({ subject }: { subject: string }) {
  const named = useGet<Subject>(`/api/v1/follow-subject${query({ subject, lang: language() })}`);
  const following = useMutation({
    mutationFn: () => send(path, { body: { subject } }),
    onSuccess: refresh,
  });
  return (
    <Answer of={named}>
      {({ name }) => (
        <section className="card padded form" aria-labelledby="asked">
          <h2 id="asked">{name}</h2>
          {following.isError && <ProblemNotice error={following.error} />}
          <div className="acts">
            <button type="button" className="primary" disabled={following.isPending} onClick={() => following.mutate()}>
              {t('following.act')}
            </button>
          </div>
        </section>
      )}
    </Answer>
  );
}

function Line({ line }: { line: Following }) {
  const { subject, name } = line;
  const there = topicsOf[partsOf(subject).kind];
  const choosing = useMutation({
    mutationFn: (topics: readonly Topic[]) => send(path, { body: { subject, topics } }),
    onSuccess: refresh,
  });
  const leaving = useMutation({
    mutationFn: () => send(`${path}${query({ subject })}`, { method: 'DELETE' }),
    onSuccess: refresh,
  });
  // A press shows at once; the next one goes on from it.
  const chosen = choosing.isPending ? choosing.variables : line.topics;
  const error = choosing.error ?? leaving.error;
  return (
    <li>
      <div>
        <a href={line.path}>
          <b>{name}</b>
        </a>
        {there.length > 1 && (
          <fieldset disabled={leaving.isPending}>
            <legend className="unseen">{t('following.topics', { name })}</legend>
            {there.map((topic) => (
              <label key={topic} className="check">
                <input
                  type="checkbox"
                  checked={chosen.includes(topic)}
                  disabled={chosen.length === 1 && chosen.includes(topic)}
                  onChange={({ target }) =>
                    choosing.mutate(there.filter((one) => (one === topic ? target.checked : chosen.includes(one))))
                  }
                />
                {t(`following.topic.${topic}` satisfies MessageKey)}
              </label>
            ))}
          </fieldset>
        )}
        {error !== null && <ProblemNotice error={error} />}
      </div>
      <button
        type="button"
        disabled={leaving.isPending}
        onClick={() => leaving.mutate()}
        aria-label={t('following.stop-of', { name })}
      >
        {t('following.stop')}
      </button>
    </li>
  );
}
