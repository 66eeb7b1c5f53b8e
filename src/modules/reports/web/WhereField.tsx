import { useState } from 'react';
import type { Place } from '../../../kernel/places/contract.ts';
import { Chooser, type Named, placesFor } from '../../../web/components/Chooser.tsx';
import { Field } from '../../../web/components/Field.tsx';
import { icons } from '../../../web/components/icons.tsx';
import { formatDegrees } from '../../../web/format.ts';
import { t } from '../../../web/language.ts';
import { PositionPicker, type PositionState } from '../../../web/map/PositionPicker.tsx';
import { type LonLat, lonLat } from '../../../web/map/shown.ts';

export interface KnownPlace extends Named {
  /** Where it is, if it is known and a point. */
  pin: LonLat | null;
}

interface Props {
  position: PositionState;
  place: KnownPlace | null;
  choosePlace: (place: KnownPlace | null) => void;
  address: string;
  setAddress: (address: string) => void;
  wrong: string | undefined;
  /** Whether who writes may stand where it is. */
  mayBeHere: boolean;
}

type Locating = 'idle' | 'asking' | 'denied' | 'unavailable';

const asDegrees = (value: number) => value.toFixed(6);

/** Where: by the device, by a pin, by a known place or by words; one of them is enough. */
export function WhereField({ position, place, choosePlace, address, setAddress, wrong, mayBeHere }: Props) {
  const [locating, setLocating] = useState<Locating>('idle');
  const [mapOpen, openMap] = useState(false);
  const pin = position.value;

  const locate = () => {
    if (!('geolocation' in navigator)) return setLocating('unavailable');
    setLocating('asking');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        position.set(asDegrees(coords.longitude), asDegrees(coords.latitude));
        setLocating('idle');
      },
      ({ code, PERMISSION_DENIED }) => setLocating(code === PERMISSION_DENIED ? 'denied' : 'unavailable'),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 30_000 },
    );
  };
  return (
    <section className="card padded report-part" aria-labelledby="report-where">
      <h2 id="report-where">{t('report-page.where')}</h2>
      <div className="acts">
        {mayBeHere && (
          <button type="button" disabled={locating === 'asking'} onClick={locate}>
            {icons.here}
            {locating === 'asking' ? t('report-page.where.asking') : t('report-page.where.here')}
          </button>
        )}
        <button type="button" aria-expanded={mapOpen} onClick={() => openMap(!mapOpen)}>
          {icons.place}
          {t('report-page.where.map')}
        </button>
      </div>
      {(locating === 'denied' || locating === 'unavailable') && (
        <p className="notice care" role="status">
          {t(locating === 'denied' ? 'report-page.where.denied' : 'report-page.where.unavailable')}
        </p>
      )}
      {pin !== null && (
        <p className="pin-told" role="status">
          {t('report-page.where.pinned', { lon: formatDegrees(pin[0]), lat: formatDegrees(pin[1]) })}
          <button type="button" className="plain" onClick={() => position.set('', '')}>
            {t('report-page.where.unpin')}
          </button>
        </p>
      )}
      {mapOpen && <PositionPicker {...position} wrong={undefined} />}
      <Field label={t('report-page.where.address')} hint={t('report-page.where.address-hint')} wrong={wrong}>
        <input maxLength={300} autoComplete="off" value={address} onChange={({ target }) => setAddress(target.value)} />
      </Field>
      <Chooser<Named & Partial<Pick<Place, 'placement'>>>
        label={t('report-page.where.place')}
        chosen={place}
        choose={(found) => choosePlace(found && { id: found.id, name: found.name, pin: pinOf(found) })}
        pathFor={placesFor}
      />
      {place !== null && (
        <p className="pin-told" role="status">
          {t('report-page.where.place-told', { name: place.name })}
          <button type="button" className="plain" onClick={() => choosePlace(null)}>
            {t('report-page.where.leave-place')}
          </button>
        </p>
      )}
    </section>
  );
}

function pinOf({ placement }: Partial<Pick<Place, 'placement'>>): LonLat | null {
  const geometry = placement?.geometry;
  return geometry?.type === 'Point' ? lonLat(geometry.coordinates) : null;
}
