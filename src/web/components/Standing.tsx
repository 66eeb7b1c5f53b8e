import { type Standing, standingWord } from '../standing.ts';

/** Told apart by shape alone: tick in a disc, tick in a ring, ring, half ring, triangle, dash. */
export function StandingShape({ standing }: { standing: Standing }) {
  return (
    <svg viewBox="0 0 16 16" className={`mark is-${standing}`} aria-hidden="true" focusable="false">
      {shapes[standing]}
    </svg>
  );
}

const ring = <circle cx="8" cy="8" r="6.1" fill="none" stroke="currentColor" strokeWidth="1.8" />;

const shapes = {
  'done-on-time': (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" />
      <path d="M4.6 8.2l2.3 2.3 4.5-4.8" fill="none" stroke="var(--panel)" strokeWidth="1.9" />
    </>
  ),
  'done-late': (
    <>
      {ring}
      <path d="M5 8.2l2.1 2.1 3.9-4.2" fill="none" stroke="currentColor" strokeWidth="1.8" />
    </>
  ),
  'in-time': ring,
  'due-soon': (
    <>
      {ring}
      <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" />
    </>
  ),
  overdue: (
    <>
      <path d="M8 1.4l7.2 13H.8z" fill="currentColor" />
      <path d="M8 6v4M8 11.3v1.6" stroke="var(--panel)" strokeWidth="1.7" />
    </>
  ),
  'without-deadline': <path d="M2 8h12" stroke="currentColor" strokeWidth="2.2" />,
};

/** A colour, a shape and a word, always the three together. */
export function StandingMark({ standing, word }: { standing: Standing; word?: string }) {
  return (
    <span className={`state is-${standing}`}>
      <StandingShape standing={standing} />
      {word ?? standingWord(standing)}
    </span>
  );
}
