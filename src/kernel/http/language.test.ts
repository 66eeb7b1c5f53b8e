import { expect, test } from 'vitest';
import { languageOf, languageOfEnvironment, say } from './language.ts';

test.each([
  [undefined, undefined, 'vi'],
  [undefined, 'en-GB,en;q=0.9', 'en'],
  [undefined, 'en;q=0.8, vi;q=0.9', 'vi'],
  [undefined, 'fr, zh;q=0.9', 'vi'],
  [undefined, 'fr, en;q=0.1', 'en'],
  [undefined, 'vi;q=0, en', 'en'],
  [undefined, `${'x,'.repeat(5000)}en`, 'vi'],
  ['en', 'vi', 'en'],
  ['xx', 'en', 'en'],
  [['en', 'vi'], undefined, 'vi'],
])('?lang=%s and Accept-Language: %s mean %s', (lang, accepted, expected) => {
  expect(languageOf(lang, accepted)).toBe(expected);
});

test.each([
  ['en_US.UTF-8', 'en'],
  ['vi_VN.UTF-8', 'vi'],
  ['C', 'vi'],
  [undefined, 'vi'],
])('a command line under LANG=%s speaks %s', (lang, expected) => {
  expect(languageOfEnvironment(lang)).toBe(expected);
});

test('a sentence is filled in, counts by its plural, and survives a value that is missing', () => {
  const message = {
    vi: '{count, plural, other {# việc}} của {owner}',
    en: '{count, plural, one {# task} other {# tasks}} of {owner}',
  };
  expect(say(message, 'en', { count: 1, owner: '<b>' })).toBe('1 task of <b>');
  expect(say(message, 'vi', { count: 1200, owner: 'xã' })).toBe('1.200 việc của xã');
  expect(say(message, 'en', { count: 1 })).toContain('{owner}');
});
