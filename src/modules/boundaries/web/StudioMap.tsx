import type { Geometry } from 'geojson';
import { useMemo, useState } from 'react';
import { Switch } from '../../../web/components/Switch.tsx';
import { t } from '../../../web/language.ts';
import { useGround } from '../../../web/map/ground.ts';
import { MapView } from '../../../web/map/MapView.tsx';
import type { LonLat, MapContent } from '../../../web/map/shown.ts';
import type { Findings, Plan } from '../contract.ts';
import { type Key, memberOf } from './plan-state.ts';

interface Props {
  /** Whose units are shown: the last day before the scenario. */
  day: string;
  plan: Plan;
  findings: Findings | undefined;
  chosen: Key[];
  toggle: ((key: Key) => void) | undefined;
  line: LonLat[] | null;
  addPoint: ((position: LonLat) => void) | undefined;
}

/** The units as they are or as they would be; what is pressed on is chosen, or a point of the line. */
export function StudioMap({ day, plan, findings, chosen, toggle, line, addPoint }: Props) {
  const [view, setView] = useState<'before' | 'after'>('before');
  const ground = useGround(day);
  const isAfter = view === 'after' && findings !== undefined && line === null;
  const content: MapContent | null = useMemo(() => {
    if (ground === null) return null;
    const drawn = { shapes: ground.shapes, points: pointsOf(line ?? []), way: line ?? [] };
    const units = ground.areas.map((area) => ({ ...area, properties: { ...area.properties, id: String(area.id) } }));
    if (!isAfter) {
      const ids = chosen.map((key): string => memberOf(key).unitId);
      const areas = units.map((area) => ({
        ...area,
        properties: { ...area.properties, chosen: ids.includes(area.properties.id) },
      }));
      return { ...drawn, areas };
    }
    const taken = new Set<string>(plan.proposals.flatMap(({ members }) => members.map(({ unitId }) => unitId)));
    const made = findings.units.flatMap(({ fullName, outline }) =>
      outline === null
        ? []
        : [{ type: 'Feature' as const, geometry: outline as Geometry, properties: { name: fullName, chosen: true } }],
    );
    return { ...drawn, areas: [...units.filter(({ properties }) => !taken.has(properties.id)), ...made] };
  }, [ground, line, isAfter, chosen, plan, findings]);
  return (
    <div className="card map-card">
      <div className="map-head">
        <Switch
          label={t('boundaries.view')}
          choices={[
            ['before', t('boundaries.view.before')],
            ['after', t('boundaries.view.after')],
          ]}
          chosen={isAfter ? 'after' : 'before'}
          choose={setView}
        />
      </div>
      {content === null ? (
        <div className="map-box" />
      ) : (
        <MapView
          key={day}
          label={t('boundaries.map')}
          content={content}
          chooseArea={isAfter || toggle === undefined ? undefined : (id) => toggle(keyPressed(id, plan))}
          pick={addPoint}
        />
      )}
      <p className="faint under-map">{ground?.sketch === true && t('map.sketch')}</p>
    </div>
  );
}

/** Pieces of a unit that is cut are chosen in the list: on the map the unit stands whole. */
const keyPressed = (id: string, { cuts }: Plan): Key => (cuts.some(({ unitId }) => unitId === id) ? `${id}:left` : id);

const pointsOf = (line: LonLat[]): MapContent['points'] =>
  line.map((position, i) => ({ id: `corner ${i}`, name: '', position, standing: 'place', count: 1 }));
