import { type MessageKey, t } from '../../language.ts';
import { actWord } from '../../work-words.ts';
import type { Parcel } from '../outbox/parcel.ts';

/** What it is, and how far it has come: a shape, a colour and a word. */
export function ParcelState({ parcel }: { parcel: Parcel }) {
  const { state, trouble, attempts } = parcel;
  const word =
    state === 'waiting' && trouble?.status === 401
      ? t('field.parcel.sign-in')
      : state === 'waiting' && attempts > 0
        ? t('field.parcel.again', { count: attempts })
        : t(`field.parcel.${state}` satisfies MessageKey);
  return (
    <>
      <strong>{kindWord(parcel.kind)}</strong>{' '}
      <span className={`state parcel-${state}`}>
        <svg viewBox="0 0 16 16" className="mark" aria-hidden="true" focusable="false">
          {shapes[state]}
        </svg>
        {word}
      </span>
    </>
  );
}

export const kindWord = (kind: string): string =>
  kind === 'accept' || kind === 'start' || kind === 'submit'
    ? actWord(kind)
    : t(`field.kind.${kind as 'comment' | 'photo' | 'inspection' | 'report'}` satisfies MessageKey);

const line = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.8 };
const triangle = (
  <>
    <path d="M8 1.4l7.2 13H.8z" fill="currentColor" />
    <path d="M8 6v4M8 11.3v1.6" stroke="var(--panel)" strokeWidth="1.7" />
  </>
);
const shapes = {
  waiting: <circle cx="8" cy="8" r="6.1" {...line} />,
  sending: <path d="M8 14V3M3.5 7.5L8 3l4.5 4.5" {...line} />,
  refused: triangle,
  conflict: <path d="M2 5h8M7 2l3 3-3 3M14 11H6M9 8l-3 3 3 3" {...line} />,
  unsure: <path d="M5.5 6a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7M8 12.5v1" {...line} />,
  sent: (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" />
      <path d="M4.6 8.2l2.3 2.3 4.5-4.8" fill="none" stroke="var(--panel)" strokeWidth="1.9" />
    </>
  ),
};
