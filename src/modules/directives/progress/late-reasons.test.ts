import { expect, test } from 'vitest';
import { day } from '../../../kernel/time.ts';
import type { WorkState } from '../../../kernel/work/states.ts';
import { ReportTask } from './contract.ts';
import { type LateAct, lateReasons } from './late-reasons.ts';

const on = day('2026-03-09');
const task = (state: WorkState, finishedOn: string | null = null) =>
  ReportTask.parse({
    id: '0190a000-0000-7000-8000-0000000000aa',
    title: 'Lát vỉa hè',
    label: null,
    owner: { id: '0190a000-0000-7000-8000-0000000000ab', name: 'Phòng Quản lý đô thị' },
    state,
    priority: 'normal',
    originalDueOn: '2026-01-31',
    dueOn: '2026-01-31',
    finishedOn,
    evidence: 0,
  });
const act = (name: string, at: string, reason: string | null = null, dueOn: string | null = null): LateAct => ({
  act: `work.${name}`,
  on: day(at),
  reason,
  dueOn: dueOn === null ? null : day(dueOn),
});

test('suspension, extension and return are told with their days and reasons, in the order of time', () => {
  const acts = [
    act('accepted', '2026-01-10'),
    act('suspended', '2026-01-12', 'Chờ mặt bằng'),
    act('resumed', '2026-01-20'),
    act('extended', '2026-01-25', 'Mưa lớn', '2026-02-28'),
    act('submitted', '2026-02-20'),
    act('returned', '2026-02-22', 'Thiếu ảnh'),
  ];
  expect(lateReasons(task('returned'), acts, day('2026-03-01'), on)).toEqual([
    { kind: 'suspended', from: '2026-01-12', until: '2026-01-20', reason: 'Chờ mặt bằng' },
    { kind: 'extended', on: '2026-01-25', until: '2026-02-28', reason: 'Mưa lớn' },
    { kind: 'submitted-late', on: '2026-02-20' },
    { kind: 'returned', on: '2026-02-22', reason: 'Thiếu ảnh' },
  ]);
});

test('who never began, began after the day, fell silent or waits for the confirmation is told apart', () => {
  expect(lateReasons(task('assigned'), [], null, on)).toEqual([{ kind: 'never-begun' }]);
  const late = [act('accepted', '2026-02-02'), act('started', '2026-02-03')];
  expect(lateReasons(task('in-progress'), late, day('2026-02-03'), on)).toEqual([
    { kind: 'begun-late', on: '2026-02-02' },
    { kind: 'silent', since: '2026-02-03' },
  ]);
  expect(lateReasons(task('in-progress'), late, day('2026-02-23'), on)).toEqual([
    { kind: 'begun-late', on: '2026-02-02' },
  ]);
  const waiting = [act('submitted', '2026-01-30')];
  expect(lateReasons(task('awaiting-confirmation'), waiting, day('2026-01-30'), on)).toEqual([
    { kind: 'awaiting-confirmation', since: '2026-01-30' },
  ]);
});

test('a record that tells nothing gives no reason', () => {
  expect(lateReasons(task('done', '2026-02-10'), [act('started', '2026-01-05')], day('2026-02-10'), on)).toEqual([]);
});
