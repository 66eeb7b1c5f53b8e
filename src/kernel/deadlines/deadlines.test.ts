import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { inTestCity, type TestCity } from '../../../test/city.ts';
import { cityCalendarId, type NewAnnouncement, nationalCalendarId } from '../calendar/contract.ts';
import { openCalendar } from '../calendar/set-office-hours.ts';
import { loadCalendarFor } from '../calendar/store.ts';
import { sql } from '../db/db.ts';
import { day, instant } from '../time.ts';
import { announceAndRecalculate, withdrawAndRecalculate } from './change-calendar.ts';
import { closeDeadline, extendDeadline, pauseDeadline, reopenDeadline, resumeDeadline } from './change-deadline.ts';
import { DeadlineId } from './contract.ts';
import { recalculateOpen } from './recalculate-open.ts';
import { type NewDeadline, startDeadline } from './start-deadline.ts';
import { deadlineHistory, explanationOf, getDeadline } from './store.ts';

const at = (text: string) => instant(`${text}+07:00`);
const aboutId = '018f3c5e-7a7b-7c3d-8e9f-0123456789ab';

/** 8 working days from Monday 2 March 2026: due on Thursday the 12th. */
const start = async ({ tx, staff }: TestCity, input: Partial<NewDeadline> = {}) =>
  startDeadline(
    tx,
    staff,
    {
      aboutKind: 'work-item',
      aboutId,
      rule: '8wd',
      from: at('2026-03-02T09:00'),
      anchor: 'received',
      by: await loadCalendarFor(tx, null),
      ...input,
    },
    at('2026-03-02T09:00'),
  );

const storm: NewAnnouncement = { kind: 'off', day: day('2026-03-11'), name: { vi: 'phòng chống bão', en: 'storm' } };
const instrument = { instrument: 'Thông báo 01/TB-UBND', url: null };

test('a deadline keeps what was told at the start, whatever happens to it later', () =>
  inTestCity(async (city) => {
    const { tx, staff } = city;
    const { id, dueAt } = await start(city);
    expect(dueAt).toBe(at('2026-03-12T17:00'));
    await pauseDeadline(tx, staff, id, 'chờ bổ sung hồ sơ', at('2026-03-04T10:00'));
    expect(await getDeadline(tx, id)).toMatchObject({ phase: 'paused', dueAt: at('2026-03-12T17:00') });
    await resumeDeadline(tx, staff, id, at('2026-03-09T15:00'));
    await extendDeadline(tx, staff, id, day('2026-03-27'), 'vụ việc phức tạp', at('2026-03-10T09:00'));
    expect(await getDeadline(tx, id)).toEqual({
      id,
      aboutKind: 'work-item',
      aboutId,
      calendarId: cityCalendarId,
      rule: '8wd',
      anchor: 'received',
      countedFrom: at('2026-03-02T09:00'),
      originalDueAt: at('2026-03-12T17:00'),
      dueAt: at('2026-03-27T17:00'),
      phase: 'running',
    });
    const history = await deadlineHistory(tx, id);
    expect(history.map(({ kind, dueAt, reason }) => [kind, dueAt, reason])).toEqual([
      ['started', at('2026-03-12T17:00'), null],
      ['paused', at('2026-03-12T17:00'), 'chờ bổ sung hồ sơ'],
      ['resumed', at('2026-03-17T17:00'), null],
      ['extended', at('2026-03-27T17:00'), 'vụ việc phức tạp'],
    ]);
    expect((await explanationOf(tx, id)).vi).toBe(
      'tiếp nhận 02/03/2026 09:00 → tính từ 03/03; 8 ngày làm việc; nghỉ cuối tuần 07–08/03; hạn trước đó 12/03/2026 17:00; tạm dừng từ 04/03 10:00 đến 09/03 15:00 (chờ bổ sung hồ sơ), còn 6 ngày làm việc; nghỉ cuối tuần 14–15/03; hạn trước đó 17/03/2026 17:00; gia hạn đến 27/03/2026 (vụ việc phức tạp); hạn 27/03/2026 17:00',
    );
  }));

test('every change leaves a trace with before, after and the reason', () =>
  inTestCity(async (city) => {
    const { tx, staff } = city;
    const { id } = await start(city);
    await pauseDeadline(tx, staff, id, 'chờ bổ sung hồ sơ', at('2026-03-04T10:00'));
    const acts = await tx.rows(
      z.object({ act: z.string(), actor: z.string(), reason: z.string().nullable(), phase: z.string().nullable() }),
      sql`select act, actor_id as actor, reason, after ->> 'phase' as phase from act where about_id = ${id} order by id`,
    );
    expect(acts).toEqual([
      { act: 'deadlines.started', actor: staff.id, reason: null, phase: null },
      { act: 'deadlines.paused', actor: staff.id, reason: 'chờ bổ sung hồ sơ', phase: 'paused' },
    ]);
  }));

describe('a holiday announced later', () => {
  test('moves the open deadlines it touches, says from when to when and why, and leaves the original', () =>
    inTestCity(async (city) => {
      const { tx, administrator } = city;
      const { id } = await start(city);
      const byDay = await start(city, { rule: '2026-03-12' });
      const over = await start(city, { rule: '5wd' }); // due on the 9th, before the storm
      const { moved } = await announceAndRecalculate(
        tx,
        administrator,
        cityCalendarId,
        storm,
        instrument,
        at('2026-03-10T09:00'),
      );
      expect(moved).toMatchObject([
        {
          deadlineId: id,
          aboutKind: 'work-item',
          aboutId,
          from: at('2026-03-12T17:00'),
          to: at('2026-03-13T17:00'),
        },
      ]);
      expect(await getDeadline(tx, id)).toMatchObject({
        originalDueAt: at('2026-03-12T17:00'),
        dueAt: at('2026-03-13T17:00'),
      });
      expect((await deadlineHistory(tx, id)).at(-1)).toMatchObject({
        number: 2,
        kind: 'recalculated',
        reason: 'Thông báo 01/TB-UBND',
      });
      expect((await explanationOf(tx, id)).vi).toContain('nghỉ phòng chống bão 11/03');
      for (const untouched of [byDay, over]) expect(await deadlineHistory(tx, untouched.id)).toHaveLength(1);
    }));

  test('never moves a closed one; reopened, it moves with the next change', () =>
    inTestCity(async (city) => {
      const { tx, staff, administrator } = city;
      const { id } = await start(city);
      await closeDeadline(tx, staff, id, at('2026-03-09T09:00'));
      const { moved } = await announceAndRecalculate(
        tx,
        administrator,
        cityCalendarId,
        storm,
        instrument,
        at('2026-03-10T09:00'),
      );
      expect(moved).toEqual([]);
      expect(await getDeadline(tx, id)).toMatchObject({ phase: 'closed', dueAt: at('2026-03-12T17:00') });
      const reopened = await reopenDeadline(tx, staff, id, 'kết quả chưa đạt', at('2026-03-10T10:00'));
      expect(reopened).toMatchObject({ phase: 'running', dueAt: at('2026-03-13T17:00') });
    }));

  test('for the nation reaches every calendar below it; for one organisation only its own', () =>
    inTestCity(async (city) => {
      const { tx, administrator, office } = city;
      const own = await openCalendar(tx, administrator, office, at('2026-03-01T09:00'));
      const cityWide = await start(city);
      const ofOffice = await start(city, { by: await loadCalendarFor(tx, office) });
      const announceFor = (calendarId: typeof own, on: string) =>
        announceAndRecalculate(
          tx,
          administrator,
          calendarId,
          { ...storm, day: day(on) },
          instrument,
          at('2026-03-10T09:00'),
        );
      const national = await announceFor(nationalCalendarId, '2026-03-11');
      expect(new Set(national.moved.map(({ deadlineId }) => deadlineId))).toEqual(new Set([cityWide.id, ofOffice.id]));
      const local = await announceFor(own, '2026-03-12');
      expect(local.moved.map(({ deadlineId }) => deadlineId)).toEqual([ofOffice.id]);
    }));

  test('and withdrawn again gives the old due instant back', () =>
    inTestCity(async (city) => {
      const { tx, administrator } = city;
      const { id } = await start(city);
      const announcedAt = at('2026-03-10T09:00');
      const announced = await announceAndRecalculate(tx, administrator, cityCalendarId, storm, instrument, announcedAt);
      const moved = await withdrawAndRecalculate(tx, administrator, announced.id, 'bão đổi hướng', announcedAt);
      expect(moved).toMatchObject([{ deadlineId: id, from: at('2026-03-13T17:00'), to: at('2026-03-12T17:00') }]);
    }));

  test('while a deadline stands still counts once it runs again', () =>
    inTestCity(async (city) => {
      const { tx, staff, administrator } = city;
      const { id } = await start(city);
      await pauseDeadline(tx, staff, id, 'chờ bổ sung hồ sơ', at('2026-03-04T10:00'));
      const later: NewAnnouncement = { ...storm, day: day('2026-03-13') };
      await announceAndRecalculate(tx, administrator, cityCalendarId, later, instrument, at('2026-03-05T09:00'));
      expect((await resumeDeadline(tx, staff, id, at('2026-03-09T15:00'))).dueAt).toBe(at('2026-03-18T17:00'));
    }));

  test('moves deadlines in more than one batch, and tells how many in the trace', () =>
    inTestCity(async (city) => {
      const { tx, administrator } = city;
      const { id } = await start(city);
      await tx.run(sql`
        with copied as (
          insert into deadline select gen_random_uuid(), about_kind, about_id, calendar_id, rule, anchor, counted_from,
                                      original_due_at, due_at, phase, events
            from deadline, generate_series(1, 1100) where deadline.id = ${id} returning id)
        insert into deadline_event (deadline_id, number, kind, at, due_at, steps)
          select copied.id, 1, kind, at, due_at, steps from copied, deadline_event where deadline_id = ${id}`);
      const { moved } = await announceAndRecalculate(
        tx,
        administrator,
        cityCalendarId,
        storm,
        instrument,
        at('2026-03-10T09:00'),
      );
      expect(new Set(moved.map(({ deadlineId }) => deadlineId)).size).toBe(1101);
      const left = await tx.row(
        z.object({ n: z.number() }),
        sql`select count(*)::int as n from deadline where due_at <> ${at('2026-03-13T17:00')}`,
      );
      expect(left?.n).toBe(0);
      const told = await tx.row(
        z.object({ moved: z.string() }),
        sql`select after ->> 'moved' as moved from act where act = 'deadlines.recalculated'`,
      );
      expect(told?.moved).toBe('1101');
    }));
});

test('what makes no sense is refused and writes nothing', () =>
  inTestCity(async (city) => {
    const { tx, staff, administrator } = city;
    const { id } = await start(city);
    const later = at('2026-03-10T09:00');
    const refused = async (work: Promise<unknown>, code: string) => expect(work).rejects.toMatchObject({ code });
    await refused(start(city, { rule: '8 days' }), 'deadlines.rule-unreadable');
    await refused(start(city, { rule: '2026-03-01' }), 'deadlines.day-before-event');
    await refused(resumeDeadline(tx, staff, id, later), 'deadlines.not-paused');
    await refused(pauseDeadline(tx, staff, id, '  ', later), 'deadlines.reason-missing');
    await refused(pauseDeadline(tx, staff, id, 'x', at('2026-03-01T09:00')), 'deadlines.out-of-order');
    await refused(extendDeadline(tx, staff, id, day('2026-03-12'), 'x', later), 'deadlines.extension-not-later');
    await refused(closeDeadline(tx, staff, DeadlineId.parse(aboutId), later), 'deadlines.not-found');
    const nothing = { from: day('2026-03-14'), until: day('2026-03-14') };
    expect(await recalculateOpen(tx, administrator, cityCalendarId, nothing, 'x', later)).toEqual([]);
    expect(await deadlineHistory(tx, id)).toHaveLength(1);
  }));
