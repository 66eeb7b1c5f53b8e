import { type ParsedMail, simpleParser } from 'mailparser';
import { longestText, mostPhotos } from '../../contract.ts';

export interface Letter {
  /** As the sender's program numbered it; null where it did not. */
  messageId: string | null;
  from: { address: string; name: string | null } | null;
  subject: string;
  text: string;
  /** What looks like a place: a line that names one, or coordinates. */
  address: string | null;
  position: { lon: number; lat: number } | null;
  pictures: { name: string; content: Buffer }[];
  /** Why nobody wrote it: an answer of a machine, a list, our own; null for a letter of a person. */
  automatic: 'auto-reply' | 'bounce' | 'list' | 'own' | 'no-sender' | null;
}

/** Reads a letter (RFC 5322) and says whether a person wrote it. `own` are the addresses that this server writes from. */
export async function readMail(source: Buffer, own: readonly string[]): Promise<Letter> {
  const mail = await simpleParser(source, {
    skipTextToHtml: true,
    skipImageLinks: true,
    maxHtmlLengthToParse: 500_000,
  });
  const sender = mail.from?.value[0];
  const address = sender?.address?.trim().toLowerCase() ?? '';
  const from = /^[^\s@]+@[^\s@]+$/.test(address) ? { address, name: sender?.name?.trim() || null } : null;
  const text = withoutQuotes(mail.text ?? '');
  const subject = (mail.subject ?? '').replace(/\s+/g, ' ').trim().slice(0, 300);
  return {
    messageId: mail.messageId ?? null,
    from,
    subject,
    text: [...text].slice(0, longestText).join(''),
    address: addressIn(text),
    position: positionIn(text),
    pictures: mail.attachments
      .filter(({ contentType }) => /^image\/(jpeg|png|webp|heic|heif)$/i.test(contentType))
      .slice(0, mostPhotos)
      .map(({ filename, content }) => ({ name: filename ?? 'anh', content })),
    automatic: automaticBy(mail, from?.address ?? null, own),
  };
}

const machines = /^(mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?)([+.-].*)?@/;

/** RFC 3834 and what programs do beside it: nothing that a machine wrote is a report, and none is ever answered. */
function automaticBy(mail: ParsedMail, from: string | null, own: readonly string[]): Letter['automatic'] {
  const header = (name: string): string => {
    const value = mail.headers.get(name);
    return typeof value === 'string' ? value.trim().toLowerCase() : value === undefined ? '' : 'given';
  };
  const said = mail.headers.get('content-type');
  const type = typeof said === 'object' && said !== null && 'value' in said ? String(said.value) : '';
  const isFromNobody = mail.headerLines.some(({ key, line }) => key === 'return-path' && /:\s*<\s*>\s*$/.test(line));
  if (/^multipart\/report/i.test(type) || isFromNobody) return 'bounce';
  if (from === null) return 'no-sender';
  if (own.includes(from)) return 'own';
  if (machines.test(from)) return 'bounce';
  const submitted = header('auto-submitted');
  if (submitted !== '' && !submitted.startsWith('no')) return 'auto-reply';
  if (['x-autoreply', 'x-autorespond', 'x-auto-reply-from'].some((name) => header(name) !== '')) return 'auto-reply';
  if (/^(auto_reply)$/.test(header('precedence'))) return 'auto-reply';
  if (/^(bulk|junk|list)$/.test(header('precedence')) || mail.headers.has('list')) return 'list';
  return null;
}

/** Without what is quoted of an earlier letter, and without what follows the signature mark. */
function withoutQuotes(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const end = lines.findIndex((line) => line === '-- ' || /^-{3,}\s*(Original Message|Thư gốc)/i.test(line));
  return (end === -1 ? lines : lines.slice(0, end))
    .filter((line) => !line.startsWith('>'))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const addressIn = (text: string): string | null =>
  /^\s*(?:địa chỉ|địa điểm|vị trí|nơi|address|location)\s*[:：]\s*(.{3,300})$/imu.exec(text)?.[1]?.trim() ?? null;

/** Decimal degrees as people copy them from a map: latitude first. */
function positionIn(text: string): Letter['position'] {
  const found = /(?<![\d.])(-?\d{1,2}\.\d{4,})\s*[,;]\s*(-?\d{2,3}\.\d{4,})(?![\d.])/.exec(text);
  return found === null ? null : { lat: Number(found[1]), lon: Number(found[2]) };
}
