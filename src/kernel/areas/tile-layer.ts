import { sql } from '../db/db.ts';
import { boxValue, type ShapeLayer } from '../tiles/layer.ts';

/** Administrative units in force today: few and wide ones at once, neighbourhoods when one is near. */
export const areasLayer: ShapeLayer = {
  name: 'areas',
  description: 'Areas (đơn vị hành chính) in force today',
  shape: 'shapes',
  permission: 'areas.read',
  zooms: { min: 0, max: 16 },
  fields: { id: 'String', name: 'String', kind: 'String', level: 'String', sketch: 'Boolean' },
  shapes: ({ box, tile, today }) => sql`
    select a.id, a.name, a.kind, a.level, o.sketch, o.outline as geometry
      from area_outline o join area a on a.id = o.area_id
     where o.superseded_at is null and o.outline && ${boxValue(box)}
       and a.valid_from <= ${today}::date and (a.valid_to is null or ${today}::date < a.valid_to)
       and (a.level <> 'neighbourhood' or ${tile.z}::int >= 12)
     order by array_position(array['province', 'district', 'commune', 'neighbourhood'], a.level), a.id`,
};
