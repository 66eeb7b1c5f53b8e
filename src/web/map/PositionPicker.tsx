import { useMemo, useState } from 'react';
import { Field } from '../components/Field.tsx';
import { dayOf } from '../format.ts';
import { t } from '../language.ts';
import { useNow } from '../now.ts';
import { useGround } from './ground.ts';
import { MapView } from './MapView.tsx';
import type { LonLat, MapContent } from './shown.ts';

export interface PositionState {
  lon: string;
  lat: string;
  set: (lon: string, lat: string) => void;
  value: LonLat | null;
}

const decimals = 6; // a tenth of a metre

export function usePosition(given: LonLat | null): PositionState {
  const [lon, setLon] = useState(given?.[0].toFixed(decimals) ?? '');
  const [lat, setLat] = useState(given?.[1].toFixed(decimals) ?? '');
  return {
    lon,
    lat,
    set: (nextLon, nextLat) => {
      setLon(nextLon);
      setLat(nextLat);
    },
    value: useMemo(() => readPosition(lon, lat), [lon, lat]),
  };
}

export function readPosition(lon: string, lat: string): LonLat | null {
  const numbers: LonLat = [Number(lon.replace(',', '.')), Number(lat.replace(',', '.'))];
  return lon.trim() !== '' && lat.trim() !== '' && numbers.every(Number.isFinite) ? numbers : null;
}

/** A place on the map, by pressing on it or by its numbers. */
export function PositionPicker({ lon, lat, set, value, wrong }: PositionState & { wrong: string | undefined }) {
  const ground = useGround(dayOf(useNow()));
  const content: MapContent | null = useMemo(
    () =>
      ground === null
        ? null
        : {
            areas: ground.areas,
            shapes: ground.shapes,
            points: value === null ? [] : [{ id: 'here', name: '', position: value, standing: 'place', count: 1 }],
          },
    [ground, value],
  );
  return (
    <>
      <p className="small dim">{t('map.pick')}</p>
      {content !== null && (
        <MapView
          label={t('map.pick.label')}
          content={content}
          pick={([x, y]) => set(x.toFixed(decimals), y.toFixed(decimals))}
        />
      )}
      <div className="two-fields">
        <Field label={t('map.longitude')} wrong={wrong}>
          <input inputMode="decimal" value={lon} onChange={({ target }) => set(target.value, lat)} />
        </Field>
        <Field label={t('map.latitude')}>
          <input inputMode="decimal" value={lat} onChange={({ target }) => set(lon, target.value)} />
        </Field>
      </div>
    </>
  );
}
