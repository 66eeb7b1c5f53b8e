import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useMemo, useState } from 'react';
import { useLocation, useParams } from 'wouter';
import type { Place } from '../../../kernel/places/contract.ts';
import { query, send } from '../../api.ts';
import { Bones, ProblemNotice } from '../../components/Answer.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Field } from '../../components/Field.tsx';
import { FormEnd } from '../../components/FormEnd.tsx';
import { Page } from '../../components/Page.tsx';
import { Switch } from '../../components/Switch.tsx';
import { dayOf } from '../../format.ts';
import { type MessageKey, t } from '../../language.ts';
import { useLive } from '../../live.ts';
import { useGround } from '../../map/ground.ts';
import { MapView } from '../../map/MapView.tsx';
import { PositionPicker, usePosition } from '../../map/PositionPicker.tsx';
import { lonLat, type MapContent, type MapPoint } from '../../map/shown.ts';
import { useNow } from '../../now.ts';
import { refresh, useList } from '../../queries.ts';
import { useSession } from '../../session.ts';
import { HistoryLink } from '../history/HistoryLink.tsx';
import '../areas/areas.css';

type Shown = 'all' | 'unplaced';

/** Địa điểm: the gazetteer, with those whose position nobody knows yet. */
export default function PlacesPage() {
  const { id = null } = useParams<{ id?: string }>();
  const [, go] = useLocation();
  const { may } = useSession();
  const [shown, show] = useState<Shown>('all');
  const [text, type] = useState('');
  const [placing, place] = useState<Place | null>(null);
  const places = useList<Place>(
    `/api/v1/places${query({ limit: 200, placed: shown === 'unplaced' ? 'false' : null, q: text.trim() })}`,
  );
  useLive(['place.changed'], () => places.refetch());
  const ground = useGround(dayOf(useNow()));
  const content: MapContent | null = useMemo(
    () =>
      ground === null
        ? null
        : { areas: ground.areas, shapes: ground.shapes, points: (places.data ?? []).flatMap(pointOf) },
    [ground, places.data],
  );
  const choose = (chosen: string | null) => go(chosen === null ? '/places' : `/places/${chosen}`, { replace: true });
  return (
    <Page title={t('places.page.title')} under={t('places.page.under')}>
      <div className="places-tools">
        <Field label={t('places.page.find')}>
          <input type="search" value={text} onChange={({ target }) => type(target.value)} />
        </Field>
        <Switch
          label={t('places.page.show')}
          choices={[
            ['all', t('places.page.all')],
            ['unplaced', t('places.page.unplaced')],
          ]}
          chosen={shown}
          choose={show}
        />
      </div>
      <div className="areas-columns">
        <section className="card">
          {places.isPending && <Bones lines={8} />}
          {places.isError && (
            <ProblemNotice error={places.error} title={t('web.problem.load')} retry={() => void places.refetch()} />
          )}
          {places.data?.length === 0 && <p className="empty">{t('places.page.none')}</p>}
          {places.data !== undefined && places.data.length > 0 && (
            <PlaceTable places={places.data} chosen={id} choose={choose} place={may('places.edit') ? place : null} />
          )}
          {places.hasNextPage && (
            <p className="more">
              <button type="button" onClick={() => void places.fetchNextPage()}>
                {t('web.more')}
              </button>
            </p>
          )}
        </section>
        <div className="areas-side">
          <div className="card map-card">
            {content === null ? (
              <div className="map-box tall" />
            ) : (
              <MapView tall label={t('places.page.map')} content={content} chosen={id} choose={choose} />
            )}
            {id !== null && (
              <p className="under-map">
                <HistoryLink kind="place" id={id} />
              </p>
            )}
            {ground?.sketch === true && <p className="faint under-map">{t('map.sketch')}</p>}
          </div>
        </div>
      </div>
      {placing !== null && <PlacementDialog place={placing} close={() => place(null)} />}
    </Page>
  );
}

function pointOf({ id, name, placement }: Place): MapPoint[] {
  if (placement?.geometry.type !== 'Point') return [];
  return [{ id, name, position: lonLat(placement.geometry.coordinates), standing: 'place', count: 1 }];
}

interface TableProps {
  places: Place[];
  chosen: string | null;
  choose: (id: string) => void;
  place: ((place: Place) => void) | null;
}

function PlaceTable({ places, chosen, choose, place }: TableProps) {
  return (
    <table className="areas">
      <thead>
        <tr>
          <th scope="col">{t('places.page.name')}</th>
          <th scope="col" className="wide-only">
            {t('places.page.kind')}
          </th>
          <th scope="col">{t('places.page.where')}</th>
        </tr>
      </thead>
      <tbody>
        {places.map((item) => (
          <tr key={item.id} className={item.id === chosen ? 'chosen-row' : undefined}>
            <th scope="row">
              <button
                type="button"
                className="as-link"
                aria-pressed={item.id === chosen}
                onClick={() => choose(item.id)}
              >
                {item.name}
              </button>
            </th>
            <td className="wide-only">{t(`places.kind.${item.kind}` satisfies MessageKey)}</td>
            <td>
              {item.placement === null ? (
                <span className="dim">{t('places.page.not-placed')}</span>
              ) : (
                t('places.page.accuracy', { metres: item.placement.accuracyM })
              )}{' '}
              {place !== null && (
                <button type="button" className="plain" onClick={() => place(item)}>
                  {item.placement === null ? t('places.page.place') : t('places.page.move')}
                  <span className="unseen"> {item.name}</span>
                </button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const usualAccuracyM = 20;

/** Staff who know where a place is put it on the map, and say how they know. */
function PlacementDialog({ place, close }: { place: Place; close: () => void }) {
  const given = place.placement?.geometry.type === 'Point' ? lonLat(place.placement.geometry.coordinates) : null;
  const position = usePosition(given);
  const [accuracy, setAccuracy] = useState(String(place.placement?.accuracyM ?? usualAccuracyM));
  const [source, setSource] = useState('');
  const [tried, setTried] = useState(false);
  const complete = position.value !== null && source.trim() !== '' && /^\d+$/.test(accuracy.trim());
  const saving = useMutation({
    mutationFn: () =>
      send(`/api/v1/places/${place.id}/geometry`, {
        method: 'PUT',
        ifMatch: `"${place.version}"`,
        body: {
          geometry: { type: 'Point', coordinates: position.value },
          accuracyM: Number(accuracy),
          source: source.trim(),
        },
      }),
    onSuccess: async () => {
      await refresh();
      close();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (complete) saving.mutate();
  };
  return (
    <Dialog title={place.name} close={close}>
      <form className="form" onSubmit={submit} noValidate>
        <PositionPicker {...position} wrong={tried && !complete ? t('places.page.incomplete') : undefined} />
        <Field label={t('places.page.accuracy-field')}>
          <input inputMode="numeric" value={accuracy} onChange={({ target }) => setAccuracy(target.value)} />
        </Field>
        <Field label={t('places.page.source-field')} hint={t('places.page.source-hint')}>
          <input value={source} maxLength={500} onChange={({ target }) => setSource(target.value)} />
        </Field>
        <FormEnd act={t('places.page.place')} saving={saving} close={close} />
      </form>
    </Dialog>
  );
}
