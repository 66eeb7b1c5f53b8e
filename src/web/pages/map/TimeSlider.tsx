import { useEffect, useId, useState } from 'react';
import { formatDay } from '../../format.ts';
import { t } from '../../language.ts';
import { furthestBack, type MapPageAsked, windowOf } from './asked.ts';

const stepMs = 900;

export function spanWord({ since, until }: { since: string; until: string }): string {
  const span = { from: formatDay(since), to: formatDay(until) };
  return t(since === until ? 'live-map.time.one' : 'live-map.time.span', span);
}

/** Moves the window of time over the last three months, by hand or by itself. */
export function TimeSlider({
  asked,
  today,
  move,
}: {
  asked: MapPageAsked;
  today: string;
  move: (back: number) => void;
}) {
  const [playing, play] = useState(false);
  const field = useId();
  const { back } = asked;
  useEffect(() => {
    if (!playing) return;
    if (back === 0) return play(false);
    const timer = setTimeout(() => move(back - 1), stepMs);
    return () => clearTimeout(timer);
  }, [playing, back, move]);
  const period = windowOf(asked, today);
  if (period === null) return null;
  const words = spanWord(period);
  const start = () => {
    if (back === 0) move(furthestBack);
    play(true);
  };
  return (
    <div className="live-time">
      <label htmlFor={field}>{t('live-map.time')}</label>
      <input
        id={field}
        type="range"
        min={0}
        max={furthestBack}
        value={furthestBack - back}
        aria-valuetext={words}
        onChange={({ target }) => {
          play(false);
          move(furthestBack - Number(target.value));
        }}
      />
      <output htmlFor={field}>{words}</output>
      <button type="button" aria-pressed={playing} onClick={() => (playing ? play(false) : start())}>
        {playing ? t('live-map.time.stop') : t('live-map.time.play')}
      </button>
    </div>
  );
}
