import { decodeLegacy, detectLegacy, type LegacyEncoding } from './legacy-encodings.ts';
import { utf16Order } from './sniff.ts';
import { plausibility } from './syllables.ts';

export type TextEncoding = 'UTF-8' | 'UTF-16' | 'Windows-1258' | 'Windows-1252' | LegacyEncoding;

/** The text of bytes whose encoding nobody tells. Signs that cannot be decoded become U+FFFD. */
export function decodeText(bytes: Uint8Array): { text: string; encoding: TextEncoding } {
  const order = utf16Order(bytes);
  if (order) return { text: new TextDecoder(order).decode(bytes), encoding: 'UTF-16' };

  const utf8 = new TextDecoder('utf-8').decode(bytes);
  const broken = utf8.split('\uFFFD').length - 1;
  // A file cut in the middle of a letter, or with a few spoiled bytes, is still UTF-8; another encoding spoils every word.
  if (broken === 0 || broken * 20 < plausibility(utf8).valid) return { text: utf8, encoding: 'UTF-8' };

  const western = new TextDecoder('windows-1252').decode(bytes);
  const legacy = detectLegacy(western);
  const vietnamese = new TextDecoder('windows-1258').decode(bytes).normalize('NFC');
  const legacyValid = legacy ? plausibility(decodeLegacy(western, legacy)).valid : 0;
  const { marked, valid } = plausibility(vietnamese);
  if (legacy && legacyValid >= valid) return { text: western, encoding: legacy };
  if (valid > marked / 2) return { text: vietnamese, encoding: 'Windows-1258' };
  return { text: western, encoding: 'Windows-1252' };
}

export const withUnixLines = (text: string): string => text.replace(/\r\n?|\u2028|\u2029/gu, '\n');
