import { areasLayer } from './kernel/areas/tile-layer.ts';
import { placesLayer } from './kernel/places/tile-layer.ts';
import type { TileLayer } from './kernel/tiles/layer.ts';
import { tasksLayer } from './kernel/work/map-layer.ts';
import { reportsLayer } from './modules/reports/index.ts';

/** Everything that has tiles, one line for each part and module. */
export const tileLayers: readonly TileLayer[] = [tasksLayer, reportsLayer, placesLayer, areasLayer];
