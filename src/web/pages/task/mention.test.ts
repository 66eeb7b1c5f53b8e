import { expect, test } from 'vitest';
import { mentionAt, mentioned, withMention } from './mention.ts';

const an = { id: '1', name: 'Hoàng An' };
const at = (text: string) => mentionAt(text, text.length, [an]);

test('a name is being typed from the @ to the caret, over several words', () => {
  expect(at('Nhờ @')).toEqual({ from: 4, word: '' });
  expect(at('Nhờ @Hoàng Bì')).toEqual({ from: 4, word: 'Hoàng Bì' });
  expect(at('dòng đầu\n@h')).toEqual({ from: 9, word: 'h' });
});

test('an address, a line further down and a name written to its end ask for nobody', () => {
  expect(at('thu@example')).toBeNull();
  expect(at('@h\nxem')).toBeNull();
  expect(at('Nhờ @Hoàng An xem lại')).toBeNull();
});

test('the picked name takes the place of what was typed, and what follows stays', () => {
  expect(withMention('Nhờ @ho xem', { from: 4, word: 'ho' }, an)).toEqual({ text: 'Nhờ @Hoàng An xem', caret: 14 });
});

test('who was picked and then deleted from the text is not called', () => {
  expect(mentioned('Nhờ @Hoàng An', [an])).toEqual([an]);
  expect(mentioned('Nhờ ai đó', [an])).toEqual([]);
});
