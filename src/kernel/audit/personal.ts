import { randomBytes } from 'node:crypto';
import { canonicalJson } from './canonical.ts';
import { personalHash } from './merkle.ts';

/**
 * Values under these names say who a person is or where to reach them, wherever in an act they stand. They are kept
 * apart from the act, which holds a salted hash of each: erased, they are gone, and the act stays as it was sealed.
 */
const personalNames: ReadonlySet<string> = new Set(['assignee', 'personName', 'email', 'phone', 'address']);

/** A personal value taken out of an act. */
export interface Apart {
  /** JSON pointer (RFC 6901) to where it stood. */
  pointer: string;
  salt: Buffer;
  value: unknown;
}

export interface SetApart {
  /** What is left: members that went apart are missing. */
  open: Record<string, unknown>;
  apart: Apart[];
}

/** Takes the personal values out of what an act tells; `further` are names that are personal in this act alone. */
export function setApart(told: Record<string, unknown>, further: readonly string[] = []): SetApart {
  const apart: Apart[] = [];
  const isPersonal = (name: string) => personalNames.has(name) || further.includes(name);
  const walk = (value: unknown, path: string): unknown => {
    if (Array.isArray(value)) return value.map((inner, i) => walk(inner, `${path}/${i}`));
    if (typeof value !== 'object' || value === null) return value;
    const kept: Record<string, unknown> = {};
    for (const [name, inner] of Object.entries(value)) {
      const pointer = `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      if (isPersonal(name) && inner !== null) apart.push({ pointer, salt: randomBytes(16), value: inner });
      else kept[name] = walk(inner, pointer);
    }
    return kept;
  };
  // As JSON has it: what the database will keep, without dates and gaps of JavaScript's own.
  const plain: unknown = JSON.parse(JSON.stringify(told));
  return { open: walk(plain, '') as Record<string, unknown>, apart };
}

/** What the act keeps of a personal value. */
export const commitmentOf = ({ salt, value }: Pick<Apart, 'salt' | 'value'>): string =>
  personalHash(salt, canonicalJson(value)).toString('hex');

/** Puts personal values back where they stood. */
export function putBack<Told extends object>(told: Told, values: Readonly<Record<string, unknown>>): Told {
  const whole = structuredClone(told);
  for (const [pointer, value] of Object.entries(values)) {
    const names = pointer
      .split('/')
      .slice(1)
      .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
    const last = names.pop() ?? '';
    let at: unknown = whole;
    for (const name of names) at = isRecord(at) ? at[name] : undefined;
    if (isRecord(at)) at[last] = value;
  }
  return whole;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
