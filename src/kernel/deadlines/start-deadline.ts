import { recordAct } from '../audit/record-act.ts';
import { newId } from '../brand.ts';
import type { CalendarById } from '../calendar/store.ts';
import type { Tx } from '../db/db.ts';
import type { Actor } from '../identity/actor.ts';
import { type Instant, instant } from '../time.ts';
import { type Deadline, DeadlineId } from './contract.ts';
import { type DeadlineEvent, followCourse } from './course.ts';
import { parseRule } from './rule.ts';
import type { Anchor } from './steps.ts';
import { insertDeadline } from './store.ts';

export interface NewDeadline {
  /** What it is about: `work-item` and its identifier. */
  aboutKind: string;
  aboutId: string;
  /** As in rule.ts: `8wd`, or a day. */
  rule: string;
  /** The event the term is counted from. */
  from: Instant;
  anchor: Anchor;
  /** The calendar it is counted by. */
  by: CalendarById;
}

/** Starts the clock. Who may do so is settled by the act it belongs to. */
export async function startDeadline(tx: Tx, actor: Actor, input: NewDeadline, at: Instant): Promise<Deadline> {
  parseRule(input.rule);
  const from = instant(input.from);
  const event: DeadlineEvent = { kind: 'started', at: instant(at), rule: input.rule, anchor: input.anchor, from };
  const course = followCourse([event], input.by.calendar);
  const deadline: Deadline = {
    id: newId(DeadlineId),
    aboutKind: input.aboutKind,
    aboutId: input.aboutId,
    calendarId: input.by.id,
    rule: input.rule,
    anchor: input.anchor,
    countedFrom: from,
    originalDueAt: course.due,
    dueAt: course.due,
    phase: 'running',
  };
  await insertDeadline(tx, deadline, event, course);
  const after = { rule: deadline.rule, countedFrom: from, dueAt: deadline.dueAt };
  await recordAct(tx, actor, 'deadlines.started', { kind: 'deadline', id: deadline.id }, { after }, at);
  return deadline;
}
