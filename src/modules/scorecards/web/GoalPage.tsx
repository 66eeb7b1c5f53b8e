import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'wouter';
import { send } from '../../../web/api.ts';
import { Answer, Bones } from '../../../web/components/Answer.tsx';
import { Page } from '../../../web/components/Page.tsx';
import { formatDay } from '../../../web/format.ts';
import { type MessageKey, t } from '../../../web/language.ts';
import { useGet } from '../../../web/queries.ts';
import type { Goal, Scorecard } from '../contract.ts';
import type { CriteriaSet } from '../criteria-set.ts';
import { cardPath } from './asked.ts';
import { VerdictCard } from './Verdict.tsx';
import { areasWords, inWords } from './words.ts';
import './scorecards.css';

/** A goal told as it is: what was resolved, what the law was and is, what can be reached, each with its source. */
export default function GoalPage() {
  const { goal: code } = useParams<{ goal: string }>();
  const goal = useGet<Goal>(`/api/v1/scorecards/goals/${code}`);
  return (
    <Answer of={goal} bones={<Bones lines={10} />}>
      {(shown) => (
        <Page
          className="scorecard"
          title={inWords(shown.title)}
          over={`${t('goal.over')} · ${t('goal.by', { day: formatDay(shown.by) })}`}
          under={inWords(shown.answer)}
        >
          <div className="goal-columns">
            <Events goal={shown} />
            <Cards goal={shown} />
          </div>
        </Page>
      )}
    </Answer>
  );
}

function Events({ goal }: { goal: Goal }) {
  return (
    <section className="card padded" aria-labelledby="events-title">
      <h2 id="events-title">{t('goal.events')}</h2>
      <ol className="trail goal-events">
        {goal.events.map((event) => (
          <li key={`${event.on} ${event.text.vi}`}>
            <p className="small">
              {event.on !== null && <strong>{formatDay(event.on)}</strong>}{' '}
              <span className="chip">{t(`goal.kind.${event.kind}` satisfies MessageKey)}</span>
            </p>
            <p>{inWords(event.text)}</p>
            {event.sources.length > 0 && (
              <p className="small dim">
                {event.sources.map(({ title, url }, i) => (
                  <span key={title}>
                    {i > 0 && '; '}
                    {url === null ? title : <a href={url}>{title}</a>}
                  </span>
                ))}
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Cards({ goal }: { goal: Goal }) {
  const subjects = goal.cards.map(({ set, areas, day, cases }) => ({ set, areas, cases, day: day ?? undefined }));
  const cards = useQuery<{ items: Scorecard[] }>({
    queryKey: ['/api/v1/scorecards/evaluations', subjects],
    queryFn: () => send('/api/v1/scorecards/evaluations', { body: { subjects } }),
    enabled: subjects.length > 0,
  });
  if (goal.cards.length === 0) return null;
  return (
    <section className="goal-cards" aria-labelledby="cards-title">
      <h2 id="cards-title">{t('goal.cards')}</h2>
      <Answer of={cards} bones={<Bones lines={6} />}>
        {({ items }) =>
          goal.cards.map((asked, i) => {
            const card = items[i];
            return card === undefined ? null : (
              <GoalCard key={`${asked.set} ${asked.areas} ${asked.day}`} asked={asked} card={card} />
            );
          })
        }
      </Answer>
    </section>
  );
}

function GoalCard({ asked, card }: { asked: Goal['cards'][number]; card: Scorecard }) {
  const set = useGet<CriteriaSet>(`/api/v1/scorecards/${asked.set}`);
  return (
    <article className="goal-card">
      <p>{inWords(asked.says)}</p>
      {set.data !== undefined && (
        <VerdictCard card={card} set={set.data} title={`${inWords(set.data.name)}: ${areasWords(card.areas)}`} />
      )}
      <Link className="small" href={cardPath(asked.set, { areas: asked.areas, day: asked.day, cases: asked.cases })}>
        {t('goal.open-card')}
      </Link>
    </article>
  );
}
