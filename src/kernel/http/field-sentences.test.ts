import { expect, test } from 'vitest';
import { z } from 'zod';
import { catalogue } from '../../messages.ts';
import { fieldSentence } from './field-sentences.ts';

const cases: [string, z.ZodType, unknown, string, string][] = [
  ['nothing', z.string().min(1), '', 'Chưa điền.', 'Nothing is filled in.'],
  ['a short text', z.string().min(10), 'ngắn', 'Cần ít nhất 10 ký tự.', 'At least 10 characters are needed.'],
  ['a long text', z.string().max(3), 'dài quá', 'Nhiều nhất 3 ký tự.', 'No more than 3 characters.'],
  ['nothing chosen', z.array(z.string()).min(1), [], 'Cần chọn ít nhất một mục.', 'Choose at least one.'],
  ['too few', z.array(z.string()).min(2), ['a'], 'Cần ít nhất 2 mục.', 'At least 2 are needed.'],
  ['too many', z.array(z.string()).max(1), ['a', 'b'], 'Nhiều nhất 1 mục.', 'No more than 1.'],
  ['a low number', z.int().min(1), 0, 'Không nhỏ hơn 1.', 'No less than 1.'],
  ['a number not above', z.number().positive(), 0, 'Phải lớn hơn 0.', 'It has to be more than 0.'],
  ['a high number', z.number().max(0.5), 1, 'Không lớn hơn 0.5.', 'No more than 0.5.'],
  ['a number not below', z.number().lt(1), 1, 'Phải nhỏ hơn 1.', 'It has to be less than 1.'],
  [
    'another form',
    z.string().regex(/^[a-z]+$/),
    'A1',
    'Không đúng dạng cần điền.',
    'It does not have the form that is needed.',
  ],
];

test.each(cases)('%s is told in words and not in those of a schema', (_what, shape, value, vi, en) => {
  const issue = shape.safeParse(value).error?.issues[0];
  if (issue === undefined) throw new Error('it fits');
  expect(fieldSentence(issue, 'vi', catalogue)).toBe(vi);
  expect(fieldSentence(issue, 'en', catalogue)).toBe(en);
});

test('what no form lets anybody do is said by the schema', () => {
  const issue = z.uuid().safeParse('x').error?.issues[0];
  if (issue === undefined) throw new Error('it fits');
  expect(fieldSentence(issue, 'vi', catalogue)).toMatch(/UUID/);
});
