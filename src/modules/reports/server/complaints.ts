import { withNewTones, withoutDiacritics } from '../../../kernel/vietnamese.ts';
import type { ReportKind } from '../contract.ts';

/**
 * Complaints (khiếu nại) and denunciations (tố cáo) have a channel of their own by law and are not handled as reports.
 * They are recognised by what people write when they mean one; a report that merely tells of another's complaint is
 * taken for one too: rather restricted for nothing than a denouncer made known.
 */
const denounces = [
  /\b(nhan|dua|doi|vi) hoi lo\b/,
  /\btham (o|nhung)\b/,
  /\b(can bo|cong an|chu tich|lanh dao)\b.{0,60}\b(an tien|nhan tien|vi phap|bao ke|loi dung chuc)/,
];
/** Without marks "to cao" may be tall: then it takes somebody who does it, or somebody it is done to. */
const denouncesWithMarks = /(?<!\p{L})tố (cáo|giác)(?!\p{L})/u;
const denouncesWithoutMarks =
  /\b(toi|don|xin|muon|gui|lam don) to (cao|giac)\b|\bto (cao|giac) (can bo|ong|ba|chu tich|cong an|hanh vi|viec)\b/;
const complains = [
  /\bkhieu nai\b/,
  /\bkhong dong y (voi )?(quyet dinh|ket luan)\b/,
  /\b(quyet dinh|thong bao) (xu phat|thu hoi dat|cuong che|boi thuong)\b.{0,80}\b(sai|trai luat|khong dung|oan|bat hop ly)/,
];
/** Not a matter of law: an office's own word for its complaints desk, a shop's. */
const asides = /\b(so|to|duong day|bo phan) (tiep nhan )?khieu nai\b|\btong dai khieu nai\b/g;

export function kindOf(text: string): ReportKind {
  const words = withoutDiacritics(text).replaceAll(asides, ' ');
  const hasMarks = withoutDiacritics(text) !== text.toLowerCase();
  const saysSo = hasMarks
    ? denouncesWithMarks.test(withNewTones(text).toLowerCase())
    : denouncesWithoutMarks.test(words);
  if (saysSo || denounces.some((pattern) => pattern.test(words))) return 'denunciation';
  return complains.some((pattern) => pattern.test(words)) ? 'complaint' : 'report';
}
