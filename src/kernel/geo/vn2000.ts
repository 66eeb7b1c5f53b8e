import proj4 from 'proj4';
import type { Position } from './contract.ts';

/**
 * VN-2000 / TM-3 104°45' (EPSG:9208), the grid of the cadastre of Lào Cai, in metres. Its seven parameters are those of
 * "VN-2000 to WGS 84 (2)" (EPSG:6960), published as a coordinate frame rotation; `+towgs84` wants a position vector, so
 * the three rotations change sign. With the published signs every point would lie 0.8 m off.
 */
const grid =
  '+proj=tmerc +lat_0=0 +lon_0=104.75 +k=0.9999 +x_0=500000 +y_0=0 +ellps=WGS84 ' +
  '+towgs84=-191.90441429,-39.30318279,-111.45032835,0.00928836,-0.01975479,0.00427372,0.252906278 +units=m +no_defs';

const converter = proj4('EPSG:4326', grid);

/** Easting and northing in metres. */
export type GridPosition = [eastingM: number, northingM: number];

export function toVn2000([lon, lat]: Position): GridPosition {
  const [eastingM, northingM] = converter.forward([lon, lat]);
  return [eastingM, northingM];
}

export function fromVn2000([eastingM, northingM]: GridPosition): Position {
  const [lon, lat] = converter.inverse([eastingM, northingM]);
  return [lon, lat];
}
