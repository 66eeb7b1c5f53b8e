import type { Geometry, Position } from '../../geo/contract.ts';
import { invalid } from '../../refusal.ts';
import { boxGeometry } from '../boxes.ts';
import type { Reader } from './text.ts';

const words = ['point', 'linestring', 'polygon', 'multipoint', 'multilinestring', 'multipolygon', 'bbox', 'envelope'];

export const isGeometryWord = (word: string): boolean => words.includes(word) || word === 'geometrycollection';

/** A geometry in well-known text; its first word has been read. A height is read and left out. */
export function readWkt(reader: Reader, word: string): Geometry {
  switch (word) {
    case 'point':
      return { type: 'Point', coordinates: bracketed(reader, position) };
    case 'linestring':
      return { type: 'LineString', coordinates: line(reader) };
    case 'polygon':
      return { type: 'Polygon', coordinates: listed(reader, line) };
    case 'multipoint':
      return { type: 'MultiPoint', coordinates: listed(reader, loosePoint) };
    case 'multilinestring':
      return { type: 'MultiLineString', coordinates: listed(reader, line) };
    case 'multipolygon':
      return { type: 'MultiPolygon', coordinates: listed(reader, (inner) => listed(inner, line)) };
    case 'bbox':
    case 'envelope':
      return boxGeometry(listed(reader, (inner) => inner.signedNumber()));
    default:
      throw invalid('ogc.geometry-unsupported');
  }
}

const line = (reader: Reader): Position[] => listed(reader, position);

function position(reader: Reader): Position {
  reader.budget.positions(1);
  const [x, y] = [reader.signedNumber(), reader.signedNumber()];
  if (!reader.at(',') && !reader.at(')')) reader.signedNumber();
  return [x, y];
}

/** MULTIPOINT((1 2), (3 4)), and as many write it: MULTIPOINT(1 2, 3 4). */
const loosePoint = (reader: Reader): Position => (reader.at('(') ? bracketed(reader, position) : position(reader));

function bracketed<T>(reader: Reader, read: (reader: Reader) => T): T {
  reader.demandSign('(');
  const value = read(reader);
  reader.demandSign(')');
  return value;
}

function listed<T>(reader: Reader, read: (reader: Reader) => T): T[] {
  return bracketed(reader, () => {
    const found = [read(reader)];
    while (reader.takeSign(',')) found.push(read(reader));
    return found;
  });
}
