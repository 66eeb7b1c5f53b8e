import { createHash } from 'node:crypto';
import { nationalCalendar } from '../../kernel/calendar/calendar.ts';
import { cityCalendarId } from '../../kernel/calendar/contract.ts';
import { computeTerm } from '../../kernel/deadlines/compute.ts';
import { parseRule } from '../../kernel/deadlines/rule.ts';
import { addDays, atCityTime, type Day, dayOf, type Instant } from '../../kernel/time.ts';
import { withoutDiacritics } from '../../kernel/vietnamese.ts';
import type { Chance, Identifiers } from './chance.ts';
import { label, type SyntheticUnits } from './synthetic-units.ts';

const deeds = ['Rà soát', 'Chỉnh trang', 'Sửa chữa', 'Kiểm tra', 'Lập danh sách', 'Hoàn thành', 'Tổng hợp', 'Giải tỏa'];
const matters = [
  'vỉa hè, lòng đường',
  'công viên và cây xanh',
  'hệ thống thoát nước',
  'các trường hợp lấn chiếm đất',
  'hồ sơ giải phóng mặt bằng',
  'điểm tập kết rác',
  'chiếu sáng công cộng',
  'tiêu chí phường đạt chuẩn văn minh đô thị',
  'tiến độ giải ngân vốn đầu tư công',
  'danh sách tiêm chủng',
];

/** The rows of one table, by the names of its columns. */
type Row = Record<string, unknown>;

export interface SyntheticDirective {
  directive: Row;
  version: Row;
  findings: Row[];
  workItems: Row[];
  deadlines: Row[];
  deadlineEvents: Row[];
  acts: Row[];
}

export interface Making {
  chance: Chance;
  identifiers: Identifiers;
  units: SyntheticUnits;
  today: Day;
}

/** How far back the oldest directive lies, in days. */
const history = 3 * 365;

/** One published directive with its tasks, each somewhere between just assigned and long done. */
export function makeDirective(making: Making, number: number, taskCount: number): SyntheticDirective {
  const { chance, identifiers, today } = making;
  const issuedOn = addDays(today, -1 - chance.below(history));
  const at = atCityTime(issuedOn, '08:00');
  const id = identifiers.at(at);
  const versionId = identifiers.at(at);
  const symbol = `${number}/KH-MP`;
  const made: SyntheticDirective = {
    directive: {
      id,
      number: symbol,
      type: 'plan',
      issuer: `Cơ quan ${label}`,
      issued_on: issuedOn,
      title: `[${label}] Kế hoạch ${number}`,
      state: 'published',
      imported_at: at,
      published_at: at,
      version: 1,
    },
    version: {},
    findings: [],
    workItems: [],
    deadlines: [],
    deadlineEvents: [],
    acts: [],
  };
  let text = `KẾ HOẠCH ${symbol}\nVăn bản ${label}, không có thật.\n`;
  for (let n = 1; n <= taskCount; n++) {
    const quote = `${chance.of(deeds)} ${chance.of(matters)} (${label}).`;
    const line = `${n}. `;
    const start = [...text].length + [...line].length;
    text += `${line}${quote}\n`;
    makeTask(making, made, { directiveId: id, versionId, symbol, issuedOn, at, n, quote, start });
  }
  made.version = {
    id: versionId,
    directive_id: id,
    ordinal: 1,
    file_name: `${label}-${number}.txt`,
    sha256: createHash('sha256')
      .update(`${identifiers.at(at)}${text}`)
      .digest('hex'),
    text,
    notes: [],
    reading: 'read',
    attempts: 1,
    queued_at: at,
    started_at: at,
    finished_at: at,
  };
  return made;
}

interface Assigned {
  directiveId: string;
  versionId: string;
  symbol: string;
  issuedOn: Day;
  at: Instant;
  n: number;
  quote: string;
  start: number;
}

function makeTask(making: Making, made: SyntheticDirective, task: Assigned): void {
  const { chance, identifiers, units, today } = making;
  const { at, issuedOn, n, quote } = task;
  const id = identifiers.at(at);
  const findingId = identifiers.at(at);
  const owner = chance.of(units.organisations);
  const place = chance.happens(0.4) ? chance.of(units.places) : null;
  const areaId = place?.areaId ?? owner.areaId;
  const deadline = chance.happens(0.06) ? null : makeDeadline(making, made, id, issuedOn, at);
  const dueOn = deadline?.dueOn ?? null;
  const course = courseOf(chance, issuedOn, dueOn, today);
  const closedAt = course.finishedOn === null ? null : atCityTime(course.finishedOn, '15:30');
  const changedAt = closedAt ?? atCityTime(addDays(today, -1 - chance.below(daysSince(issuedOn, today))), '10:15');
  const title = `[${label}] ${quote.slice(0, -1)} · ${task.symbol} · ${n}`;
  made.workItems.push({
    id,
    title,
    quote,
    state: course.state,
    priority: chance.happens(0.05) ? 'urgent' : chance.happens(0.15) ? 'high' : 'normal',
    owner_id: owner.id,
    area_id: areaId,
    place_id: place?.id ?? null,
    source_kind: 'directive',
    source_id: task.directiveId,
    source_ref: findingId,
    source_label: `${task.symbol} · ${n}`,
    deadline_id: deadline?.id ?? null,
    due_on: dueOn,
    due_at: deadline?.dueAt ?? null,
    original_due_on: dueOn,
    finished_on: course.finishedOn,
    opened_at: at,
    closed_at: closedAt,
    changed_at: changedAt,
    owner_touched_at: course.state === 'assigned' ? null : changedAt,
    published: true,
    comment_count: 0,
    evidence_count: 0,
    version: course.state === 'assigned' ? 1 : 2,
    search: withoutDiacritics(title),
  });
  if (deadline !== null && closedAt !== null) closeDeadline(made, deadline, closedAt);
  made.findings.push({
    id: findingId,
    version_id: task.versionId,
    ordinal: n,
    address: String(n),
    quote,
    start_at: task.start,
    end_at: task.start + [...quote].length,
    state: 'confirmed',
    confidence: 1,
    owner_confidence: 1,
    suggested_sure: false,
    owner_id: owner.id,
    area_id: areaId,
    modules: ['order'],
    priority: 'normal',
    work_item_id: id,
    decided_at: at,
    decided_by: 'system',
    version: 1,
  });
  const act = { actor_kind: 'system', actor_id: 'system', about_kind: 'work-item', about_id: id };
  made.acts.push({ ...act, id: identifiers.at(at), act: 'work.opened', after: { state: 'assigned' }, at });
  if (course.state !== 'assigned') {
    const trace = { act: lastActOf[course.state], before: { state: 'assigned' }, after: { state: course.state } };
    made.acts.push({ ...act, ...trace, id: identifiers.at(changedAt), at: changedAt });
  }
}

interface MadeDeadline {
  id: string;
  dueAt: Instant;
  dueOn: Day;
  row: Row;
  steps: unknown;
}

const rules = ['10wd', '20wd', '30d', '2m', '3m', '1q', '6m', '12m', '24m', '36m'];

function makeDeadline(
  { chance, identifiers }: Making,
  made: SyntheticDirective,
  aboutId: string,
  issuedOn: Day,
  at: Instant,
): MadeDeadline {
  const rule = chance.happens(0.5) ? chance.of(rules) : addDays(issuedOn, 10 + chance.below(900));
  const { due, steps } = computeTerm(parseRule(rule), at, nationalCalendar, 'issued');
  const id = identifiers.at(at);
  const row: Row = {
    id,
    about_kind: 'work-item',
    about_id: aboutId,
    calendar_id: cityCalendarId,
    rule,
    anchor: 'issued',
    counted_from: at,
    original_due_at: due,
    due_at: due,
    phase: 'running',
    events: 1,
  };
  made.deadlines.push(row);
  made.deadlineEvents.push({ deadline_id: id, number: 1, kind: 'started', at, due_at: due, steps });
  return { id, dueAt: due, dueOn: dayOf(due), row, steps };
}

function closeDeadline(made: SyntheticDirective, { id, dueAt, row, steps }: MadeDeadline, at: Instant): void {
  row.phase = 'closed';
  row.events = 2;
  made.deadlineEvents.push({ deadline_id: id, number: 2, kind: 'closed', at, due_at: dueAt, steps });
}

type Reached = 'assigned' | 'accepted' | 'in-progress' | 'awaiting-confirmation' | 'done';

/** The act that leads to a state, for the history. */
const lastActOf: Readonly<Record<Reached, string>> = {
  assigned: 'work.opened',
  accepted: 'work.accepted',
  'in-progress': 'work.started',
  'awaiting-confirmation': 'work.submitted',
  done: 'work.confirmed',
};

const underWay: readonly Reached[] = ['assigned', 'accepted', 'in-progress', 'in-progress', 'awaiting-confirmation'];

/** What fell due is mostly done, and most of that on time; of what has time left, a part is done early. */
function courseOf(
  chance: Chance,
  issuedOn: Day,
  dueOn: Day | null,
  today: Day,
): { state: Reached; finishedOn: Day | null } {
  const done = (from: Day, until: Day) => {
    const span = Math.max(1, daysSince(from, until));
    const finishedOn = addDays(from, chance.below(span));
    return { state: 'done' as const, finishedOn: finishedOn < today ? finishedOn : addDays(today, -1) };
  };
  const open = () => ({ state: chance.of(underWay), finishedOn: null });
  if (dueOn === null) return chance.happens(0.4) ? done(issuedOn, today) : open();
  if (dueOn >= today) return chance.happens(0.25) ? done(issuedOn, today) : open();
  if (chance.happens(0.82)) return done(issuedOn, dueOn);
  return chance.happens(0.7) ? done(addDays(dueOn, 1), addDays(dueOn, 90)) : open();
}

const daysSince = (from: Day, until: Day): number =>
  Math.max(1, Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000));
