import 'maplibre-gl/dist/maplibre-gl.css';
import './map.css';
import { addProtocol, type GeoJSONSource, Map as LibreMap, NavigationControl, setWorkerUrl } from 'maplibre-gl';
// The build cannot follow MapLibre's own way of starting its worker; it has to be told where the worker is.
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { Protocol } from 'pmtiles';
import { useEffect, useRef } from 'react';
import { t } from '../language.ts';
import { standings } from '../standing.ts';
import { onThemeChange } from '../theme.ts';
import { applyTiles, type HitPoint, hitsAt, type LiveTiles } from './live-tiles.ts';
import { drawMark } from './marks.ts';
import { type BaseMap, boundsOf, type MapContent, type MapPoint } from './shown.ts';
import { makeSources, makeStyle } from './style.ts';

setWorkerUrl(workerUrl);
addProtocol('pmtiles', new Protocol().tile);

export interface MapProps {
  label: string;
  base: BaseMap;
  content: MapContent;
  chosen?: string | null;
  choose?: (id: string | null) => void;
  /** Told which area somebody pressed on, where areas are what is chosen. */
  chooseArea?: ((id: string) => void) | undefined;
  /** While a position is being looked for: told where the person pressed. */
  pick?: ((position: [lon: number, lat: number]) => void) | undefined;
  /** The city's tiles, where the map draws them; told what somebody pressed on, and where the map was moved to. */
  tiles?: LiveTiles | undefined;
  hit?: ((points: HitPoint[]) => void) | undefined;
  view?: MapLook | null;
  moved?: ((view: MapLook) => void) | undefined;
  failed: () => void;
}

/** Where a map looks. */
export interface MapLook {
  lon: number;
  lat: number;
  zoom: number;
}

/** So near that each point stands by itself. */
const closeZoom = 15;

const marks: readonly MapPoint['standing'][] = [...standings, 'place'];
const isMark = (name: string): name is MapPoint['standing'] => marks.some((mark) => mark === name);

export default function MapCanvas(props: MapProps) {
  const box = useRef<HTMLDivElement>(null);
  const shown = useRef<LibreMap | null>(null);
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    if (box.current === null) return;
    const map = startMap(box.current, latest.current);
    if (map === null) return;
    shown.current = map;
    const paint = () => void repaint(map, latest);
    map.setMissingStyleImageResolver((id) => {
      const drawn = isMark(id) ? drawMark(id) : null;
      if (drawn !== null) map.addImage(id, drawn.image, { pixelRatio: drawn.pixelRatio });
    });
    map.on('click', (event) => {
      const { pick, choose, chooseArea, tiles, hit: tell } = latest.current;
      if (pick !== undefined) return pick([event.lngLat.lng, event.lngLat.lat]);
      if (chooseArea !== undefined) {
        const [area] = map.queryRenderedFeatures(event.point, { layers: ['area-fill'] });
        if (typeof area?.properties.id === 'string') chooseArea(area.properties.id);
        return;
      }
      if (tiles !== undefined) {
        const { points, group } = hitsAt(map, event.point, tiles);
        if (points.length === 0 && group) map.easeTo({ center: event.lngLat, zoom: Math.min(14, map.getZoom() + 2) });
        return tell?.(points);
      }
      const [hit] =
        map.getLayer('point') === undefined ? [] : map.queryRenderedFeatures(event.point, { layers: ['point'] });
      choose?.(typeof hit?.properties.id === 'string' ? hit.properties.id : null);
    });
    map.on('mousemove', 'point', () => {
      map.getCanvas().style.cursor = 'pointer';
    });
    map.on('mouseleave', 'point', () => {
      map.getCanvas().style.cursor = '';
    });
    map.on('moveend', () => {
      const { lng, lat } = map.getCenter();
      latest.current.moved?.({ lon: lng, lat, zoom: map.getZoom() });
    });
    paint();
    const forget = onThemeChange(paint);
    return () => {
      forget();
      map.remove();
      shown.current = null;
    };
  }, []);

  const { content, chosen = null, pick, tiles } = props;
  useEffect(() => {
    const map = shown.current;
    if (map === null || map.getSource('areas') === undefined) return;
    for (const [name, source] of Object.entries(makeSources(content))) {
      if (source.type === 'geojson') map.getSource<GeoJSONSource>(name)?.setData(source.data);
    }
  }, [content]);
  const drawnTiles = useRef(tiles);
  useEffect(() => {
    const before = drawnTiles.current;
    drawnTiles.current = tiles;
    const map = shown.current;
    if (map === null || tiles === undefined || before === undefined || before === tiles) return;
    if (map.getSource('areas') !== undefined) applyTiles(map, tiles, before);
  }, [tiles]);
  useEffect(() => {
    const map = shown.current;
    if (map?.getLayer('point-ring') !== undefined) map.setFilter('point-ring', ['==', ['get', 'id'], chosen ?? '']);
    const point = content.points.find(({ id }) => id === chosen);
    if (map === null || point === undefined || tiles !== undefined) return;
    if (!map.getBounds().contains(point.position)) map.panTo(point.position);
  }, [chosen, content, tiles]);
  // On tiles a chosen point may be one of a group: the map goes to where it stands by itself.
  const goTo = tiles === undefined ? undefined : content.points.find(({ id }) => id === chosen)?.position.join(',');
  useEffect(() => {
    const map = shown.current;
    const [lon, lat] = goTo?.split(',').map(Number) ?? [];
    if (map === null || lon === undefined || lat === undefined) return;
    map.easeTo({ center: [lon, lat], zoom: Math.max(map.getZoom(), closeZoom) });
  }, [goTo]);

  return <div ref={box} className={pick === undefined ? 'map-canvas' : 'map-canvas picking'} />;
}

function startMap(container: HTMLDivElement, { label, base, content, tiles, view, failed }: MapProps): LibreMap | null {
  const bounds = boundsOf(content);
  try {
    const map = new LibreMap({
      container,
      ...(view != null
        ? { center: [view.lon, view.lat], zoom: view.zoom }
        : bounds === null
          ? { center: [103.96, 22.45], zoom: 10 }
          : { bounds }),
      fitBoundsOptions: { padding: 28, maxZoom: 14 },
      // Whose ground it is has to be said; our own layers say it beside the map.
      attributionControl: base.style === null && base.pmtiles === null ? false : { compact: true },
      refreshExpiredTiles: false, // the page says when they are old
      canvasContextAttributes: { preserveDrawingBuffer: tiles !== undefined }, // so that paper shows it
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      cooperativeGestures: true,
      locale: {
        'Map.Title': label,
        'AttributionControl.ToggleAttribution': t('map.attribution'),
        'NavigationControl.ZoomIn': t('map.zoom-in'),
        'NavigationControl.ZoomOut': t('map.zoom-out'),
        'CooperativeGesturesHandler.WindowsHelpText': t('map.help.ctrl'),
        'CooperativeGesturesHandler.MacHelpText': t('map.help.command'),
        'CooperativeGesturesHandler.MobileHelpText': t('map.help.fingers'),
      },
    });
    map.touchZoomRotate.disableRotation();
    map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
    return map;
  } catch {
    failed(); // no WebGL on this machine: the list twin has everything
    return null;
  }
}

async function repaint(map: LibreMap, latest: { current: MapProps }): Promise<void> {
  try {
    // The map draws with the letters it finds; Vietnamese ones come in a file of their own.
    await document.fonts.load('400 16px "Be Vietnam Pro"', 'Lào Cai, Đường, ậếữ');
    const { base, content, chosen = null, tiles } = latest.current;
    map.setStyle(await makeStyle(base, content, chosen, tiles), { diff: false });
  } catch {
    latest.current.failed();
  }
}
