import { lazy, Suspense, useState } from 'react';
import { useBaseMap } from '../city.ts';
import { Bones } from '../components/Answer.tsx';
import { t } from '../language.ts';
import type { MapProps } from './MapCanvas.tsx';
import './MapView.css';

const MapCanvas = lazy(() => import('./MapCanvas.tsx'));

type Props = Omit<MapProps, 'base' | 'failed'> & { tall?: boolean };

/** A map; its code comes when one is shown. Whoever shows it also shows its list twin. */
export function MapView({ tall = false, ...props }: Props) {
  const base = useBaseMap();
  const [broken, setBroken] = useState(false);
  return (
    <div className={tall ? 'map-box tall' : 'map-box'}>
      {broken ? (
        <p className="map-broken">{t('map.broken')}</p>
      ) : (
        <Suspense fallback={<Bones lines={1} tall />}>
          {base === null ? (
            <Bones lines={1} tall />
          ) : (
            <MapCanvas {...props} base={base} failed={() => setBroken(true)} />
          )}
        </Suspense>
      )}
    </div>
  );
}
