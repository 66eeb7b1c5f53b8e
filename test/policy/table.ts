import { accountRoles, type Role } from '../../src/kernel/identity/actor.ts';

/** What a row is asked about. Each kind has the records that the letters of a cell stand for, in this order. */
export const subjects = {
  /** No single record: a list, something new, or reference data that everybody sees. */
  nothing: ['it'],
  /**
   * Work: owned by the organisation of those asked, and given by nobody; given by it to another; of others alone; of others
   * and published. Restricted work is asked for everywhere beside these, and must be as absent as what never was.
   */
  work: ['owned', 'given', 'foreign', 'published'],
  /** A report: owned by the organisation of those asked; of others; of others and published. A complaint is asked for beside. */
  report: ['owned', 'foreign', 'published'],
  /** A directive under review, and one that is published. */
  directive: ['draft', 'published'],
  /** The organisation of those asked, if they have one, and another. */
  organisation: ['own', 'other'],
  /** What belongs to a person: the asker's own, another's. */
  personal: ['mine', 'another’s'],
} as const;
export type Kind = keyof typeof subjects;
export type Subject = (typeof subjects)[Kind][number];

export const askers: readonly Role[] = [...accountRoles, 'public'];

/** It was done, or refused for what it says (+); refused for who asks (-); answered as if there were no such record (0). */
export type Outcome = '+' | '-' | '0';

/** Identifiers of a record by the word that stands before them in addresses: `work-items`, `evidence`. */
export type Ids = Readonly<Record<string, string>>;

export interface Row {
  about: Kind;
  cells: readonly string[];
  /** A body that is right in form, so that the answer depends on who asks. */
  body?: object | ((ids: Ids) => object);
  query?: string | ((ids: Ids) => string);
  /** A form in place of JSON. */
  form?: string;
  /** The answer does not end by itself. */
  stream?: boolean;
}
type Request = Omit<Row, 'about' | 'cells'>;

/** One cell for each of `askers`; in each, one letter for each subject of the kind. */
function row(about: Kind, line: string, request: Request = {}): Row {
  const cells = line.trim().split(/ +/);
  const letters = subjects[about].length;
  if (cells.length !== askers.length || cells.some((cell) => cell.length !== letters || /[^+\-0]/.test(cell))) {
    throw new Error(`not a line of the table: ${line}`);
  }
  return { about, cells, ...request };
}

export const plain = (line: string, request?: Request): Row => row('nothing', line, request);
export const work = (line: string, request?: Request): Row => row('work', line, request);
export const report = (line: string, request?: Request): Row => row('report', line, request);
export const directive = (line: string, request?: Request): Row => row('directive', line, request);
export const organisation = (line: string, request?: Request): Row => row('organisation', line, request);
export const personal = (line: string, request?: Request): Row => row('personal', line, request);
