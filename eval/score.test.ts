import { describe, expect, test } from 'vitest';
import { day } from '../src/kernel/time.ts';
import type { Reading, ReadTask } from '../src/modules/directives/reading.ts';
import { Label } from './labels.ts';
import {
  asName,
  f1,
  labelStarts,
  meanF1,
  precision,
  recall,
  sameDeadline,
  scoreReading,
  tallyOf,
  total,
} from './score.ts';

const text = [
  '1. Sở Xây dựng lập đề án chỉnh trang hè phố, xong trước ngày 30/6/2026, từ nguồn sự nghiệp đô thị đã giao đầu năm.',
  '2. Công an thành phố phối hợp với các phường xử lý xe dừng đỗ sai quy định.',
  '3. Các phường vận động 90% hộ dân phân loại rác tại nguồn.',
].join('\n');

const noDeadline = { quote: '', kind: 'ongoing', from: null, until: null, rule: null } as const;

function aLabel(tasks: object[]): Label {
  const base = { owner: null, partners: [], deadline: null, targets: [], places: [] };
  return Label.parse({
    file: 'sample.txt',
    document: { number: '5/CT-UBND', type: 'directive', issuer: 'UBND thành phố', issuedOn: '2026-03-01' },
    citations: [{ number: '08-NQ/TU', type: 'Nghị quyết', issuedOn: null }],
    tasks: tasks.map((task) => ({ ...base, ...task })),
  });
}

function aTask(opening: string, more: Partial<ReadTask> = {}): ReadTask {
  const start = text.indexOf(opening);
  const end = text.indexOf('\n', start) < 0 ? text.length : text.indexOf('\n', start);
  return {
    id: opening,
    group: null,
    quote: text.slice(start, end),
    start,
    end,
    owner: null,
    ownerConfidence: 1,
    partners: [],
    deadline: null,
    targets: [],
    places: [],
    modules: [],
    confidence: 1,
    ...more,
  };
}

const aReading = (tasks: ReadTask[], numbers: string[] = []): Reading => ({
  document: {
    number: '05/CT-UBND',
    type: 'directive',
    issuer: 'Ủy ban nhân dân thành phố',
    issuedOn: null,
    title: null,
  },
  citations: numbers.map((number) => ({ number, type: null, issuedOn: null, quote: number, start: 0, end: 1 })),
  clauses: [],
  tasks,
});

describe('tasks', () => {
  test('a found task matches a label that begins in it or near its start, one to one', () => {
    const label = aLabel([
      { quote: 'Sở Xây dựng lập đề án' },
      { quote: 'xong trước ngày 30/6/2026' },
      { quote: 'Các phường vận động' },
    ]);
    const { score, differences } = scoreReading(
      text,
      aReading([aTask('Sở Xây dựng'), aTask('Công an thành phố')]),
      label,
    );
    expect(score.tasks).toEqual({ right: 1, found: 2, labelled: 3 });
    expect(differences.filter(({ what }) => what === 'missed task').map(({ task }) => task)).toEqual([
      'xong trước ngày 30/6/2026',
      'Các phường vận động',
    ]);
    expect(differences.filter(({ what }) => what === 'extra task')).toHaveLength(1);
  });

  test('the nearest of several candidates is taken', () => {
    const whole = aTask('1. Sở', { end: text.length });
    const exact = aTask('Các phường vận động', { owner: 'Các phường' });
    const label = aLabel([{ quote: 'Các phường vận động', owner: 'các phường' }]);
    expect(scoreReading(text, aReading([whole, exact]), label).score.owners).toEqual({
      right: 1,
      found: 1,
      labelled: 1,
    });
  });

  test('repeated opening words are found in the order of the text', () => {
    const twice = 'Rà soát chợ cũ. Rà soát chợ mới.';
    expect(labelStarts(twice, aLabel([{ quote: 'Rà soát chợ' }, { quote: 'Rà soát chợ' }]))).toEqual([0, 16]);
  });

  test('words that the text does not contain are a fault of the label', () => {
    expect(() => labelStarts(text, aLabel([{ quote: 'không có trong bài' }]))).toThrow(/sample\.txt/);
  });
});

describe('on matched tasks', () => {
  const label = aLabel([
    {
      quote: 'Sở Xây dựng lập đề án',
      owner: 'Sở Xây\ndựng',
      deadline: { quote: 'trước ngày 30/6/2026', kind: 'date', from: null, until: '2026-06-30', rule: null },
    },
    { quote: 'Công an thành phố phối hợp', owner: 'Công an thành phố', partners: ['các phường', 'Đội Trật tự'] },
    {
      quote: 'Các phường vận động',
      targets: [{ quote: '90% hộ dân', comparator: '>=', value: 90, unit: '%' }],
    },
  ]);
  const { score } = scoreReading(
    text,
    aReading(
      [
        aTask('Sở Xây dựng', {
          owner: 'sở Xây dựng',
          deadline: { ...noDeadline, quote: '30/6', kind: 'date', until: day('2026-06-30'), confidence: 1 },
        }),
        aTask('Công an thành phố', {
          owner: 'Công an',
          partners: ['Các phường'],
          deadline: { ...noDeadline, confidence: 1 },
        }),
        aTask('Các phường vận động', {
          targets: [
            { quote: '90%', indicator: 'hộ dân', comparator: '>=', value: 90, unit: '% hộ', by: null, confidence: 1 },
          ],
        }),
      ],
      ['8-NQ/TU', '12/KH-UBND'],
    ),
    label,
  );

  test('owners are compared without case and line breaks', () => {
    expect(score.owners).toEqual({ right: 2, found: 3, labelled: 3 });
  });
  test('partners each count', () => {
    expect(score.partners).toEqual({ right: 1, found: 1, labelled: 2 });
  });
  test('a deadline where none is labelled counts against precision', () => {
    expect(score.deadlines).toEqual({ right: 1, found: 2, labelled: 1 });
  });
  test('targets are compared by value, comparison and share', () => {
    expect(score.targets).toEqual({ right: 1, found: 1, labelled: 1 });
  });
  test('citations are compared by number, however it is printed', () => {
    expect(score.citations).toEqual({ right: 1, found: 2, labelled: 1 });
  });
  test('of the document itself, number, kind, issuer and date count', () => {
    expect(score.document).toEqual({ right: 3, found: 4, labelled: 4 });
  });
});

test('deadlines are equal by their days or rule, not by their words', () => {
  const june = { kind: 'date', from: null, until: '2026-06-30', rule: null };
  expect(sameDeadline(june, { ...june, kind: 'period' })).toBe(true);
  expect(sameDeadline(june, { ...june, from: '2026-06-01' })).toBe(false);
  const monthly = { kind: 'recurring', from: null, until: null, rule: 'FREQ=MONTHLY;BYMONTHDAY=20' };
  expect(sameDeadline(monthly, { ...monthly, rule: 'BYMONTHDAY=20;FREQ=MONTHLY' })).toBe(true);
  expect(sameDeadline(noDeadline, { ...noDeadline, kind: 'period' })).toBe(false);
});

test('names of bodies are compared as their readers would', () => {
  expect(asName('Uỷ ban nhân dân  các **phường**;')).toBe(asName('UBND các phường'));
  expect(asName('Giao Sở Y tế')).toBe('sở y tế');
});

test('figures are shares of what they count; nothing to count gives none', () => {
  const tally = tallyOf(['a', 'a', 'b'], ['a', 'b', 'c', 'd']);
  expect(tally).toEqual({ right: 2, found: 4, labelled: 3 });
  expect([precision(tally), recall(tally), f1(tally)]).toEqual([0.5, 2 / 3, 4 / 7]);
  const none = tallyOf([], []);
  expect([precision(none), recall(none), f1(none)]).toEqual([null, null, null]);
});

test('the total weighs by task, the mean by document', () => {
  const one = scoreReading(text, aReading([aTask('Sở Xây dựng')]), aLabel([{ quote: 'Sở Xây dựng lập' }])).score;
  const other = scoreReading(
    text,
    aReading([]),
    aLabel([{ quote: 'Công an' }, { quote: 'Các phường' }, { quote: 'lập đề án' }]),
  ).score;
  expect(f1(total([one, other]).tasks)).toBeCloseTo(2 / 5);
  expect(meanF1([one, other], 'tasks')).toBeCloseTo(1 / 2);
});
