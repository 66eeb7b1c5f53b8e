import { describe, expect, test } from 'vitest';
import { readHere } from './testing.ts';

const sentence =
  'Giao Công an phường chủ trì, phối hợp với Đoàn Thanh niên xử lý lấn chiếm vỉa hè, báo cáo trước ngày 20 hằng tháng.';
// The same sentence typed with the fonts .VnTime and VNI-Times, as their users know it.
const inTcvn3 =
  'Giao C«ng an ph\u00ADêng chñ tr×, phèi hîp víi §oµn Thanh niªn xö lý lÊn chiÕm vØa hÌ, b¸o c¸o tr\u00ADíc ngµy 20 h»ng th¸ng.';
const inVni =
  'Giao Coâng an phöôøng chuû trì, phoái hôïp vôùi Ñoaøn Thanh nieân xöû lyù laán chieám væa heø, baùo caùo tröôùc ngaøy 20 haèng thaùng.';
const latin1 = (text: string) => Buffer.from(text, 'latin1');

describe('the encoding of a plain text is told by its bytes', () => {
  test.each([
    ['UTF-8', Buffer.from(sentence)],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${sentence}`)],
    ['UTF-8 with separate marks', Buffer.from(sentence.normalize('NFD'))],
    ['UTF-16, little end first', Buffer.from(`\uFEFF${sentence}`, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\uFEFF${sentence}`, 'utf16le').swap16()],
    ['UTF-16 without a mark', Buffer.from(sentence, 'utf16le')],
    ['TCVN3 bytes', latin1(inTcvn3)],
    ['VNI bytes', latin1(inVni)],
    ['TCVN3 pasted into UTF-8', Buffer.from(inTcvn3)],
    ['VNI pasted into UTF-8', Buffer.from(inVni)],
    ['Windows-1258', windows1258(sentence)],
  ])('%s', async (_, bytes) => {
    expect((await readHere(bytes)).text).toBe(sentence);
  });
});

test('every letter of both old encodings becomes the letter it stands for', async () => {
  const letters =
    'à ả ã á ạ ằ ẳ ẵ ắ ặ ầ ẩ ẫ ấ ậ è ẻ ẽ é ẹ ề ể ễ ế ệ ì ỉ ĩ í ị ò ỏ õ ó ọ ồ ổ ỗ ố ộ ờ ở ỡ ớ ợ ù ủ ũ ú ụ ừ ử ữ ứ ự ỳ ỷ ỹ ý ỵ ă â ê ô ơ ư đ';
  const tcvn3 =
    'µ ¶ · ¸ ¹ » ¼ ½ ¾ Æ Ç È É Ê Ë Ì Î Ï Ð Ñ Ò Ó Ô Õ Ö × Ø Ü Ý Þ ß á â ã ä å æ ç è é ê ë ì í î ï ñ ò ó ô õ ö ÷ ø ù ú û ü ý þ ¨ © ª « ¬ \u00AD ®';
  const vni =
    'aø aû aõ aù aï aè aú aü aé aë aà aå aã aá aä eø eû eõ eù eï eà eå eã eá eä ì æ ó í ò oø oû oõ où oï oà oå oã oá oä ôø ôû ôõ ôù ôï uø uû uõ uù uï öø öû öõ öù öï yø yû yõ yù î aê aâ eâ oâ ô ö ñ';
  // A sentence before them tells which encoding it is.
  expect((await readHere(`${inTcvn3}\n${tcvn3}`)).text).toBe(`${sentence}\n${letters}`);
  expect((await readHere(`${inVni}\n${vni}`)).text).toBe(`${sentence}\n${letters}`);
});

test('capitals of VNI keep their size', async () => {
  expect((await readHere('COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM, ÑOÄC LAÄP')).text).toBe(
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM, ĐỘC LẬP',
  );
});

test('a paragraph in an old encoding inside a Unicode document is converted, the others stay', async () => {
  const { text, notes } = await readHere(`${sentence}\n${inTcvn3}\nFaçade, résumé, naïve.\n${sentence}`);
  expect(text).toBe(`${sentence}\n${sentence}\nFaçade, résumé, naïve.\n${sentence}`);
  expect(notes).toEqual([{ code: 'directives.note-old-encoding', details: { encoding: 'TCVN3' } }]);
});

test('a text is left as it is but for its line ends', async () => {
  const { text } = await readHere('| STT | Nhiệm vụ |\r\n|---|---|\r\n\r\n  1.  Sở  Y tế\rhết');
  expect(text).toBe('| STT | Nhiệm vụ |\n|---|---|\n\n  1.  Sở  Y tế\nhết');
});

test('a file cut in the middle of a letter is still UTF-8', async () => {
  const bytes = Buffer.from(`${sentence} Ủ`);
  expect((await readHere(bytes.subarray(0, -1))).text.startsWith(sentence)).toBe(true);
});

/** The encoding of Vietnamese Windows: vowels with their hat, then the tone as a sign of its own. */
function windows1258(text: string): Buffer {
  const signs = new Map(
    Array.from({ length: 128 }, (_, i): [string, number] => [
      new TextDecoder('windows-1258').decode(Buffer.from([i + 128])),
      i + 128,
    ]),
  );
  const bytes = Array.from(text).flatMap((letter) => {
    const tones = /[\u0300\u0301\u0303\u0309\u0323]/u;
    const parts = letter.normalize('NFD');
    const base = parts.replace(tones, '').normalize('NFC');
    const tone = tones.exec(parts)?.[0];
    return [base, ...(tone === undefined ? [] : [tone])].map((sign) => signs.get(sign) ?? sign.charCodeAt(0));
  });
  return Buffer.from(bytes);
}
