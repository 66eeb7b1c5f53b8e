import { withoutDiacritics } from '../../../kernel/vietnamese.ts';
import type { ReportKind } from '../contract.ts';

/**
 * Complaints (khiếu nại) and denunciations (tố cáo) have a channel of their own by law and are not handled as reports.
 * They are recognised by what people write when they mean one; a report that merely tells of another's complaint is
 * taken for one too: rather restricted for nothing than a denouncer made known.
 */
const denounces = [
  /\bto cao\b/,
  /\bto giac\b/,
  /\b(nhan|dua|doi|vi) hoi lo\b/,
  /\btham (o|nhung)\b/,
  /\b(can bo|cong an|chu tich|lanh dao)\b.{0,60}\b(an tien|nhan tien|vi phap|bao ke|loi dung chuc)/,
];
const complains = [
  /\bkhieu nai\b/,
  /\bkhong dong y (voi )?(quyet dinh|ket luan)\b/,
  /\b(quyet dinh|thong bao) (xu phat|thu hoi dat|cuong che|boi thuong)\b.{0,80}\b(sai|trai luat|khong dung|oan|bat hop ly)/,
];
/** Not a matter of law: an office's own word for its complaints desk, a shop's. */
const asides = /\b(so|to|duong day|bo phan) (tiep nhan )?khieu nai\b|\btong dai khieu nai\b/g;

export function kindOf(text: string): ReportKind {
  const words = withoutDiacritics(text).replaceAll(asides, ' ');
  if (denounces.some((pattern) => pattern.test(words))) return 'denunciation';
  return complains.some((pattern) => pattern.test(words)) ? 'complaint' : 'report';
}
