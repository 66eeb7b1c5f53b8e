import { type Actor, accountRoles, type Grant, type Role } from '../identity/actor.ts';
import { denied, unauthenticated } from '../refusal.ts';

/** How far a role reaches: to every record, or only to those of the organisation it is held for. */
type Reach = 'all' | 'own';
/**
 * What an appointment limited to an area makes of a permission: it reaches the records in the area; or does not give it,
 * because what it is about belongs to the whole city; or gives it as any other, because everybody has it or it is one's own.
 */
type Limited = 'in-area' | 'no' | 'yes';
interface Row {
  limited: Limited;
  reach: Readonly<Partial<Record<Role, Reach>>>;
  /** What it allows, for docs/permissions.md. */
  allows: string;
}

const roles: readonly Role[] = [...accountRoles, 'public'];

/** One line of the table: what a limit to an area does, then how far each role reaches, in the order of `roles`. */
function row(cells: string, allows: string): Row {
  const [limited = '', ...reaches] = cells.split(/ +/);
  if (!isLimited(limited) || reaches.length !== roles.length) throw new Error(`not a line of the table: ${cells}`);
  const reach: Partial<Record<Role, Reach>> = {};
  for (const [i, role] of roles.entries()) {
    const cell = reaches[i];
    if (cell === 'all' || cell === 'own') reach[role] = cell;
    else if (cell !== '-') throw new Error(`neither all, own nor -: ${cells}`);
  }
  return { limited, reach, allows };
}

const isLimited = (word: string): word is Limited => word === 'in-area' || word === 'no' || word === 'yes';

/**
 * Who may do what. What is not in the table is nobody's; "-" is refused. docs/permissions.md is made from it:
 * `npx vitest run src/kernel/policy -u`.
 */
// biome-ignore format: a table, read by its columns
export const permissions = {
  //                         limited  leader office head officer duty field editor auditor admin citizen public
  'public':             row('yes      all    all    all  all     all  all   all    all     all   all     all', 'what needs no right: health, the description of the interface, signing in'),

  'areas.read':         row('yes      all    all    all  all     all  all   all    all     all   all     all', 'areas, their outlines and their history'),
  'areas.edit':         row('no       -      -      -    -       -    -     -      -       all   -       -',   'make, end and outline areas'),
  'areas.import':       row('no       -      -      -    -       -    -     -      -       all   -       -',   'take areas in from files'),
  'organisations.read': row('yes      all    all    all  all     all  all   all    all     all   all     all', 'organisations, their heads and what they serve'),
  'organisations.edit': row('no       -      -      -    -       -    -     -      -       all   -       -',   'make and end organisations, name their heads'),
  'places.read':        row('yes      all    all    all  all     all  all   all    all     all   all     all', 'the gazetteer'),
  'places.edit':        row('in-area  all    all    all  all     all  all   all    -       all   -       -',   'add places and put them on the map'),
  'map.read':           row('yes      all    all    all  all     all  all   all    all     all   all     all', 'the map: its tiles, its list, its counts; in each what one may see anyway'),
  'calendar.read':      row('yes      all    all    all  all     all  all   all    all     all   all     all', 'working days, holidays, office hours'),
  'calendar.edit':      row('no       -      -      -    -       -    -     -      -       all   -       -',   'announce holidays and swaps, set office hours'),
  'deadline-rules.edit': row('no      -      all    -    -       -    -     -      -       all   -       -',   'known terms: what the law or the office says, with its source'),
  'deadlines.compute':  row('yes      all    all    all  all     all  all   all    all     all   all     all', 'compute a deadline and see how'),

  'directives.read':    row('yes      all    all    all  all     all  all   all    all     all   all     all', 'published directives with their tasks'),
  'directives.see-drafts': row('no    all    all    -    -       -    -     -      -       -     -       -',   'directives under review, their findings and files'),
  'directives.import':  row('no       -      all    -    -       -    -     -      -       -     -       -',   'take a document in'),
  'directives.review':  row('no       -      all    -    -       -    -     -      -       -     -       -',   'correct what was read, confirm and reject tasks'),
  'directives.publish': row('no       all    all    -    -       -    -     -      -       -     -       -',   'publish and withdraw'),
  'progress.read':      row('yes      all    all    all  all     all  all   all    all     all   -       -',   'reports of progress, about the work one may see'),

  'work.read':          row('yes      all    all    all  all     all  all   all    all     all   all     all', 'published work, and whatever else one may see of it'),
  'work.see-inside':    row('in-area  all    all    own  own     own  own   -      -       -     -       -',   'unpublished work, comments, evidence and history; restricted work is for the people named'),
  'work.assign':        row('in-area  all    all    own  -       all  -     -      -       -     -       -',   'give work to an organisation'),
  'work.restrict':      row('in-area  all    all    own  -       -    -     -      -       -     -       -',   'restrict work of one’s side to people named, and lift that'),
  'work.carry-out':     row('in-area  -      -      own  own     own  own   -      -       -     -       -',   'act for the organisation that owns the work'),
  'work.decide':        row('in-area  all    all    own  own     own  -     -      -       -     -       -',   'act for the side that assigned the work'),

  'account.own':        row('yes      all    all    all  all     all  all   all    all     all   all     -',   'one’s own account: password, sessions'),
  'account.manage':     row('no       -      -      -    -       -    -     -      -       all   -       -',   'accounts of others'),
  'history.read':       row('yes      all    all    all  all     all  all   all    all     all   -       -',   'who did what to a record one may see'),

  'audit.read':         row('no       -      -      -    -       -    -     -      all     -     -       -',   'the trail of every act'),
  'audit.erase':        row('no       -      -      -    -       -    -     -      -       all   -       -',   'erase personal data in the trail, by rule or on request'),

  'events.read':        row('yes      all    all    all  all     all  all   all    all     all   all     all', 'hear of changes; which ones, the acts say of each'),
  'jobs.manage':        row('no       -      -      -    -       -    -     -      -       all   -       -',   'see and decide about jobs that failed'),

  //                         limited  leader office head officer duty field editor auditor admin citizen public
  'notices.own':        row('yes      all    all    all  all     all  all   all    all     all   all     -',   'one’s own notices, how one wants to be told, and what one follows'),
  'work.read-followed': row('yes      all    all    all  all     all  all   -      -       -     -       -',   'silent owners and contradictions, of the work one may see'),
  'reminders.read':     row('yes      all    all    all  all     all  all   all    all     all   -       -',   'rules for reminders and for regular reports'),
  'reminders.edit':     row('no       -      all    -    -       -    -     -      -       all   -       -',   'rules for reminders and escalation'),
  'reviews.edit':       row('no       all    all    -    -       -    -     -      -       -     -       -',   'have organisations report regularly (sơ kết, tổng kết)'),

  'desk.use':           row('yes      all    all    all  all     all  all   -      -       -     -       -',   'one’s own desk: saved filters, and one act on many pieces of work, each of which asks for its own right'),
  'people.read':        row('yes      all    all    all  all     all  all   all    all     all   -       -',   'names of colleagues and where they work'),

  'intake.manage':      row('no       -      -      -    -       -    -     -      -       all   -       -',   'systems elsewhere that hand reports over'),
  'open311.manage':     row('no       -      -      -    -       -    -     -      -       all   -       -',   'cities that the Open311 endpoint serves'),
  'webhooks.manage':    row('no       -      -      -    -       -    -     -      -       all   -       -',   'programs elsewhere that are told of what changes'),
  'reports.read':       row('yes      all    all    all  all     all  all   all    all     all   all     all', 'published reports and their categories, and whatever else one may see of them'),
  'reports.file':       row('yes      all    all    all  all     all  all   all    all     all   all     all', 'report something, follow it by its code, and rate it'),
  'reports.file-for':   row('yes      -      all    all  all     all  all   -      -       -     -       -',   'take a report down for somebody who called, came or wrote'),
  'reports.handle':     row('in-area  all    all    own  own     own  own   -      -       -     -       -',   'act on reports that one’s organisation owns or gave out'),
  'reports.call-back':  row('in-area  -      all    own  -       own  -     -      -       -     -       -',   'see who reported, of what one’s organisation gave out; every look is in the trail'),
  'duty.use':           row('in-area  all    all    own  -       own  -     -      -       -     -       -',   'the duty desk: what came in to one’s side, and which unit may get it'),
  'shifts.read':        row('no       all    all    own  -       own  -     -      -       -     -       -',   'the log of a desk, shift by shift; of the reports in it what one may see anyway'),
  'shifts.keep':        row('no       -      all    own  -       own  -     -      -       -     -       -',   'open, note in, close and take over shifts of a desk'),
  'reports.moderate':   row('in-area  -      all    own  -       own  -     -      -       -     -       -',   'decide what the public sees of reports that one’s organisation handles or gave out, photo by photo'),
  'reports.settle':     row('no       -      all    -    -       -    -     -      -       all   -       -',   'categories, routing and settings of reports, and which letters were not taken whole'),
  'reports.see-settings': row('yes    all    all    all  all     all  all   -      all     all   -       -',   'settings and routing of reports'),

  'indicators.read':    row('yes      all    all    all  all     all  all   all    all     all   all     all', 'public indicators and their figures, and whatever else one may see of them'),
  'indicators.see-internal': row('yes all    all    all  all     all  all   all    all     all   -       -',   'indicators that are not public'),
  'indicators.record':  row('in-area  -      all    own  own     own  -     -      -       -     -       -',   'enter, revise and withdraw figures of indicators that one’s organisation answers for'),
  'indicators.define':  row('no       -      all    -    -       -    -     -      -       -     -       -',   'say what is measured and how'),
  'boards.read':        row('yes      all    all    all  all     all  all   all    all     all   all     all', 'public boards of indicators, and those inside where one may see internal indicators'),
  'boards.edit':        row('no       all    all    own  own     own  -     -      -       -     -       -',   'make, change, copy and remove boards of an organisation'),
  'boards.publish':     row('no       all    all    own  -       -    -     -      -       -     -       -',   'show a board of an organisation to the public'),

  'scorecards.read':    row('yes      all    all    all  all     all  all   all    all     all   all     all', 'criteria of the law, scorecards of areas and the figures behind them'),
  'scorecards.record':  row('in-area  -      all    -    -       -    -     -      -       -     -       -',   'enter the figures of scorecards, and withdraw them'),
  'scorecards.tell-goals': row('no    all    all    -    -       -    -     -      -       -     -       -',   'put on record a goal of the city and what became of it'),

  'boundaries.read':    row('no       all    all    all  -       -    -     -      all     all   -       -',   'scenarios of rearranging units, with what each would make'),
  'boundaries.plan':    row('no       all    all    -    -       -    -     -      -       -     -       -',   'draw up and change scenarios'),
  'boundaries.decide':  row('no       all    all    -    -       -    -     -      -       -     -       -',   'carry a scenario out on a day, and undo that before the day'),

  'checklists.read':    row('yes      all    all    all  all     all  all   all    all     all   -       -',   'checklists of inspections'),
  'checklists.edit':    row('no       -      all    -    -       -    -     -      -       all   -       -',   'enter checklists and issue their next versions'),
  'inspections.read':   row('in-area  all    all    own  own     own  own   -      -       -     -       -',   'inspections, their records and photos'),
  'inspections.record': row('in-area  -      -      own  own     own  own   -      -       -     -       -',   'inspect, and have put right what was found'),

  'articles.read':      row('yes      all    all    all  all     all  all   all    all     all   all     all', 'articles in public, and whatever else one may see of them'),
  'articles.write':     row('in-area  -      all    own  -       -    -     own    -       -     -       -',   'write articles for an office, submit them, and write corrections'),
  'articles.publish':   row('in-area  all    all    own  -       -    -     -      -       -     -       -',   'publish articles and corrections, now or later, and withdraw them'),
  'warnings.read':      row('yes      all    all    all  all     all  all   all    all     all   all     all', 'warnings to the public, those in force and those of before'),
  'warnings.issue':     row('no       all    all    -    -       all  -     -      -       -     -       -',   'draft, issue, replace and cancel warnings to the public, take in those of others'),

  'search.read':        row('yes      all    all    all  all     all  all   all    all     all   all     all', 'find by words what one may see anyway'),
} satisfies Record<string, Row>;

export type Permission = keyof typeof permissions;

const rowOf = (permission: Permission): Row => permissions[permission];

/** What the appointment gives of the permission: how far it reaches, and in which area only; undefined for nothing. */
function given({ role, areaId }: Grant, { reach, limited }: Row): { reach: Reach; areaId: string | null } | undefined {
  const far = reach[role];
  if (far === undefined || (areaId !== null && limited === 'no')) return undefined;
  return { reach: far, areaId: limited === 'yes' ? null : areaId };
}

/** What the actor holds; a program in a person's name holds it only for the permissions it was given. */
const grantsFor = ({ grants, scope }: Actor, permission: Permission): readonly Grant[] =>
  scope === undefined || permission === 'public' || scope.includes(permission) ? grants : [];

/** May the actor do this at all, if perhaps only to some records? */
export function can(actor: Actor, permission: Permission): boolean {
  const line = rowOf(permission);
  return actor.kind === 'system' || grantsFor(actor, permission).some((grant) => given(grant, line) !== undefined);
}

/**
 * May the actor do this to a record of the organisation? `areaIds` are the area it lies in and those around that one
 * (`areasAround`): without them an appointment limited to an area does not reach it.
 */
export function canFor(
  actor: Actor,
  permission: Permission,
  organisationId: string | null,
  areaIds: readonly string[] = [],
): boolean {
  const line = rowOf(permission);
  const reaches = (grant: Grant): boolean => {
    const gives = given(grant, line);
    if (gives === undefined || (gives.areaId !== null && !areaIds.includes(gives.areaId))) return false;
    return gives.reach === 'all' || (organisationId !== null && grant.organisationId === organisationId);
  };
  return actor.kind === 'system' || grantsFor(actor, permission).some(reaches);
}

/** Whose records the actor may do something to. */
export interface Scope {
  everywhere: boolean;
  /** Those of these organisations, wherever they are. */
  organisations: string[];
  /** Those in an area, of one organisation or, for null, of any. */
  within: { organisationId: string | null; areaId: string }[];
}

/** The same for lists, as what their SQL needs to know. */
export function scopeOf(actor: Actor, permission: Permission): Scope {
  const scope: Scope = { everywhere: actor.kind === 'system', organisations: [], within: [] };
  for (const grant of grantsFor(actor, permission)) {
    const gives = given(grant, rowOf(permission));
    const organisationId = gives?.reach === 'all' ? null : grant.organisationId;
    if (gives === undefined || (gives.reach === 'own' && organisationId === null)) continue;
    if (gives.areaId !== null) scope.within.push({ organisationId, areaId: gives.areaId });
    else if (organisationId === null) scope.everywhere = true;
    else scope.organisations.push(organisationId);
  }
  return scope;
}

export function demand(actor: Actor, permission: Permission): void {
  if (!can(actor, permission)) throw refused(actor, permission);
}

export function demandFor(
  actor: Actor,
  permission: Permission,
  organisationId: string | null,
  areaIds: readonly string[] = [],
): void {
  if (!canFor(actor, permission, organisationId, areaIds)) throw refused(actor, permission);
}

const refused = (actor: Actor, permission: Permission) =>
  actor.kind === 'public'
    ? unauthenticated('policy.sign-in-needed', { permission })
    : denied('policy.not-allowed', { permission });
