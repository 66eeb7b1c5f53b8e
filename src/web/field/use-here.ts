import { useState } from 'react';
import type { Position } from './route.ts';

/** Where the phone is, asked when the person asks. */
export function useHere(found: (here: Position) => void = () => {}): {
  here: Position | null;
  refused: boolean;
  ask: () => void;
} {
  const [here, set] = useState<Position | null>(null);
  const [refused, refuse] = useState(false);
  const ask = () => {
    if (!('geolocation' in navigator)) return refuse(true);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        refuse(false);
        const position: Position = [coords.longitude, coords.latitude];
        set(position);
        found(position);
      },
      () => refuse(true),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 },
    );
  };
  return { here, refused, ask };
}
