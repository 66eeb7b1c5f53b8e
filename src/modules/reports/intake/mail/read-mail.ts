import { type Attachment, type ParsedMail, simpleParser } from 'mailparser';
import { z } from 'zod';
import { longestText } from '../../contract.ts';

export interface Letter {
  /** As the sender's program numbered it; null where it did not. */
  messageId: string | null;
  from: { address: string; name: string | null } | null;
  /** Where an answer may go; null where none may: to what a machine wrote, and where no mail arrives. */
  answerTo: string | null;
  subject: string;
  text: string;
  /** Whether there was more text than a report holds. */
  isCut: boolean;
  /** What looks like a place: a line that names one, or coordinates. */
  address: string | null;
  position: { lon: number; lat: number } | null;
  /** What came with it to be looked at: pictures, and what else somebody attached. */
  files: { name: string; content: Buffer }[];
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
  const name = cut(sender?.name ?? '', 200);
  const from = /^[^\s@]+@[^\s@]+$/.test(address) ? { address, name: name === '' ? null : name } : null;
  const subject = cut((mail.subject ?? '').replace(/\s+/g, ' ').trim(), 300);
  const written = withoutQuotes(mail.text ?? '');
  const room = longestText - subject.length - 2;
  const text = cut(written, room);
  const automatic = automaticBy(mail, from?.address ?? null, own);
  return {
    messageId: mail.messageId ?? null,
    from,
    answerTo: automatic === null ? (Address.safeParse(address).data ?? null) : null,
    subject,
    text,
    isCut: written.length > room,
    address: addressIn(text),
    position: positionIn(text),
    files: mail.attachments.filter(isToLookAt).map(({ filename, content }) => ({ name: filename ?? 'anh', content })),
    automatic,
  };
}

const Address = z.email().max(254);

/** So many characters of it at most, and none that cannot be stored. */
const cut = (text: string, most: number): string =>
  text
    .slice(0, most)
    .replaceAll('\u0000', '')
    .replace(/\p{Surrogate}/gu, '')
    .trim();

/** Pictures, also those within the text; of the rest what was attached by hand, not what programs add. */
const isToLookAt = ({ contentType, related }: Attachment): boolean =>
  /^image\/(jpeg|png|webp|heic|heif)$/i.test(contentType) ||
  (!related && !/signature|calendar|vcard/i.test(contentType));

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
