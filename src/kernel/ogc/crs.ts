import proj4 from 'proj4';
import type { Position } from '../geo/contract.ts';
import { fromVn2000, toVn2000 } from '../geo/vn2000.ts';

/** A coordinate reference system as positions are written in it, and back to longitude and latitude. */
export interface Crs {
  uri: string;
  /** Numbers after the point: a millimetre, or what comes near it. */
  decimals: number;
  /** Degrees, so that a box may cross the date line. */
  geographic: boolean;
  write(lonLat: Position): Position;
  read(position: Position): Position;
}

const swap = ([a, b]: Position): Position => [b, a];
const mercator = proj4('EPSG:4326', 'EPSG:3857');

export const crs84: Crs = {
  uri: 'http://www.opengis.net/def/crs/OGC/1.3/CRS84',
  decimals: 7,
  geographic: true,
  write: (position) => position,
  read: (position) => position,
};

/** Every collection is offered in these; the first is the default and the one things are stored in. */
export const crsList: readonly Crs[] = [
  crs84,
  {
    uri: 'http://www.opengis.net/def/crs/EPSG/0/4326', // latitude before longitude
    decimals: 7,
    geographic: true,
    write: swap,
    read: swap,
  },
  {
    uri: 'http://www.opengis.net/def/crs/EPSG/0/3857',
    decimals: 3,
    geographic: false,
    write: ([lon, lat]) => pair(mercator.forward([lon, lat])),
    read: ([x, y]) => pair(mercator.inverse([x, y])),
  },
  {
    uri: 'http://www.opengis.net/def/crs/EPSG/0/9208', // VN-2000 / TM-3 104°45': easting before northing
    decimals: 3,
    geographic: false,
    write: (position) => toVn2000(position),
    read: ([x, y]) => fromVn2000([x, y]),
  },
];

export const crsUris = crsList.map(({ uri }) => uri);
export const findCrs = (uri: string): Crs | undefined => crsList.find((crs) => crs.uri === uri);

/** The position in the system, with no more numbers than it is good for. */
export function writePosition(crs: Crs, position: Position): Position {
  const [a, b] = crs.write(position);
  return [round(a, crs.decimals), round(b, crs.decimals)];
}

const pair = ([a = Number.NaN, b = Number.NaN]: number[]): Position => [a, b];
const round = (value: number, decimals: number): number => Math.round(value * 10 ** decimals) / 10 ** decimals;
