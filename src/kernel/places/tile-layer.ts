import { sql } from '../db/db.ts';
import { boxValue, type ShapeLayer } from '../tiles/layer.ts';

/** Below this zoom a place is less than a dot; what is long or wide is drawn from afar too. */
const dotsFrom = 10;

export const placesLayer: ShapeLayer = {
  name: 'places',
  description: 'Places (địa điểm, công trình) of the gazetteer',
  shape: 'shapes',
  permission: 'places.read',
  zooms: { min: 6, max: 16 },
  fields: { id: 'String', name: 'String', kind: 'String' },
  shapes: ({ box, tile }) => sql`
    select p.id, p.name, p.kind, p.geometry
      from place p
     where p.geometry && ${boxValue(box)} and (ST_Dimension(p.geometry) > 0 or ${tile.z}::int >= ${dotsFrom}::int)
     order by p.id`,
};
