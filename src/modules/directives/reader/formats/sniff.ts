/** What the bytes are, whatever the file is called. */
export type SniffedFormat = 'text' | 'html' | 'zip' | 'ole' | 'pdf' | 'rtf' | 'image' | 'unknown';

export function sniff(bytes: Uint8Array): SniffedFormat {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024));
  const starts = (...values: number[]) => values.every((value, i) => head[i] === value);
  const ascii = head.toString('latin1');

  if (starts(0x50, 0x4b, 0x03, 0x04) || starts(0x50, 0x4b, 0x05, 0x06)) return 'zip';
  if (starts(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return 'ole';
  if (ascii.startsWith('{\\rtf')) return 'rtf';
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image';
  if (starts(0xff, 0xd8, 0xff)) return 'image';
  if (starts(0x49, 0x49, 0x2a, 0x00) || starts(0x4d, 0x4d, 0x00, 0x2a)) return 'image';
  if (ascii.startsWith('RIFF') && ascii.slice(8, 12) === 'WEBP') return 'image';
  // Mail gateways and scanners put bytes before the header; readers accept it within the first kilobyte.
  if (/%PDF-\d/.test(ascii)) return 'pdf';
  if (!looksLikeText(bytes)) return 'unknown';
  return looksLikeHtml(bytes) ? 'html' : 'text';
}

const byteOrderMarks = [
  [0xff, 0xfe],
  [0xfe, 0xff],
];

/** UTF-16 without its mark: text of which every second byte is mostly zero. Returns the order of bytes. */
export function utf16Order(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const length = Math.min(bytes.length, 4096) & ~1;
  if (length < 8) return undefined;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  // Vietnamese letters of their own block (U+1EA0…) have no zero byte; spaces and plain letters, most of a text, have one.
  if (odd > length * 0.2 && even < length * 0.01) return 'utf-16le';
  if (even > length * 0.2 && odd < length * 0.01) return 'utf-16be';
  return undefined;
}

function looksLikeText(bytes: Uint8Array): boolean {
  if (byteOrderMarks.some((mark) => mark.every((value, i) => bytes[i] === value)) || utf16Order(bytes)) return true;
  const length = Math.min(bytes.length, 65_536);
  let controls = 0;
  for (let i = 0; i < length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte === 0) return false;
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d) controls++;
  }
  return controls <= length * 0.01;
}

function looksLikeHtml(bytes: Uint8Array): boolean {
  const length = Math.min(bytes.length, 4096);
  const start = new TextDecoder(utf16Order(bytes) ?? 'utf-8').decode(bytes.subarray(0, length & ~1)).trimStart();
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title)\b/i.test(start))
    return true;
  return /^<(?:div|p|table|article|section|main|h[1-6]|ul|ol|center|font|span|style|link|script|b|strong|br|header|nav)\b[^>]*>/i.test(
    start,
  );
}
