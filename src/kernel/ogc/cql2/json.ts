import { z } from 'zod';
import { Geometry } from '../../geo/contract.ts';
import { positionsOf } from '../../geo/positions.ts';
import { invalid } from '../../refusal.ts';
import { boxGeometry } from '../boxes.ts';
import { boundOf } from './text.ts';
import { type Bound, Budget, isSpatial, isTemporal, longestFilter, type Node, unreadable } from './tree.ts';

const Operation = z.strictObject({ op: z.string().max(40), args: z.array(z.unknown()).max(200) });
const PropertyOf = z.strictObject({ property: z.string().max(100) });
const DateOf = z.strictObject({ date: z.string().max(40) });
const TimestampOf = z.strictObject({ timestamp: z.string().max(40) });
const IntervalOf = z.strictObject({ interval: z.tuple([z.unknown(), z.unknown()]) });
const BoxOf = z.strictObject({ bbox: z.array(z.number()).min(4).max(6) });
const Literal = z.union([z.string(), z.number(), z.boolean()]);

/** Operators by how many things they take. */
const arity: Readonly<Record<string, readonly [least: number, most: number]>> = {
  and: [2, 200],
  or: [2, 200],
  not: [1, 1],
  '=': [2, 2],
  '<>': [2, 2],
  '<': [2, 2],
  '>': [2, 2],
  '<=': [2, 2],
  '>=': [2, 2],
  like: [2, 2],
  between: [3, 3],
  in: [2, 2],
  isNull: [1, 1],
  casei: [1, 1],
  accenti: [1, 1],
  '+': [2, 2],
  '-': [2, 2],
  '*': [2, 2],
  '/': [2, 2],
  '%': [2, 2],
  div: [2, 2],
  '^': [2, 2],
};

/** Reads a filter in CQL2 JSON into the same tree as one in text. */
export function readJson(filter: string): Node {
  if (filter.length > longestFilter) throw invalid('ogc.filter-too-long', { limit: longestFilter });
  let value: unknown;
  try {
    value = JSON.parse(filter);
  } catch {
    throw unreadable(filter);
  }
  return read(value, new Budget());
}

function read(value: unknown, budget: Budget): Node {
  budget.node();
  const literal = Literal.safeParse(value);
  if (literal.success) return { literal: literal.data };
  const operation = Operation.safeParse(value);
  if (operation.success) return readOperation(operation.data, budget);
  const property = PropertyOf.safeParse(value);
  if (property.success) return property.data;
  const date = DateOf.safeParse(value);
  if (date.success) return date.data;
  const timestamp = TimestampOf.safeParse(value);
  if (timestamp.success) return timestamp.data;
  const interval = IntervalOf.safeParse(value);
  if (interval.success) {
    const [from, until] = interval.data.interval;
    return { interval: [readBound(from, budget), readBound(until, budget)] };
  }
  const box = BoxOf.safeParse(value);
  if (box.success) return { geometry: boxGeometry(box.data.bbox) };
  if (typeof value === 'object' && value !== null && 'coordinates' in value) return readGeometry(value, budget);
  if (typeof value === 'object' && value !== null && 'geometries' in value) throw invalid('ogc.geometry-unsupported');
  throw unreadable(JSON.stringify(value) ?? '');
}

function readOperation({ op, args }: z.infer<typeof Operation>, budget: Budget): Node {
  const pair = isSpatial(op) || isTemporal(op);
  const limits = pair ? [2, 2] : Object.hasOwn(arity, op) ? arity[op] : undefined;
  if (limits === undefined) throw invalid('ogc.function-unknown', { name: op });
  const [least = 0, most = 0] = limits;
  // A minus before one value, as of a property.
  const negated = op === '-' && args.length === 1;
  if (!negated && (args.length < least || args.length > most)) throw unreadable(JSON.stringify({ op, args }));
  return budget.within(() => {
    if (negated) return { op, args: [{ literal: 0 }, read(args[0], budget)] };
    if (op !== 'in') return { op, args: args.map((arg) => read(arg, budget)) };
    const [subject, list] = args;
    if (!Array.isArray(list) || list.length === 0 || list.length > 200) throw unreadable(JSON.stringify(list) ?? '');
    return { op, args: [read(subject, budget), { list: list.map((item) => read(item, budget)) }] };
  });
}

function readBound(value: unknown, budget: Budget): Bound {
  if (typeof value === 'string') return boundOf(value);
  const property = PropertyOf.safeParse(value);
  if (!property.success) throw unreadable(JSON.stringify(value) ?? '');
  budget.node();
  return property.data;
}

function readGeometry(value: object, budget: Budget): Node {
  const { type, coordinates } = value as { type?: unknown; coordinates?: unknown };
  const geometry = Geometry.safeParse({ type, coordinates });
  if (!geometry.success) throw unreadable(JSON.stringify(value));
  budget.positions(positionsOf(geometry.data).length);
  return { geometry: geometry.data };
}
