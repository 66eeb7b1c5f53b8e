import { createTransport } from 'nodemailer';
import type { Settings } from '../../settings/settings.ts';

/** A letter with its address and what mail programs read beside it. */
export interface Posting {
  to: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
  /** The same for the same notices: a mail that was sent twice is known as one. */
  messageId: string;
  headers: Readonly<Record<string, string>>;
}

/** The way out for e-mail; none where no SMTP server is set. */
export interface MailRoom {
  send(posting: Posting): Promise<void>;
  close(): void;
}

const patienceMs = 20_000;

export const sendsMail = ({ SMTP_URL, SMTP_FROM }: Settings): boolean =>
  SMTP_URL !== undefined && SMTP_FROM !== undefined;

/** With `forMany` letters go one after another over a connection that stays open. */
export function openMailRoom(
  { SMTP_URL, SMTP_FROM, CITY_NAME }: Settings,
  { forMany = false }: { forMany?: boolean } = {},
): MailRoom | undefined {
  if (SMTP_URL === undefined || SMTP_FROM === undefined) return undefined;
  const waiting = { connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: patienceMs };
  const url = new URL(SMTP_URL);
  for (const [name, value] of Object.entries(waiting)) {
    if (!url.searchParams.has(name)) url.searchParams.set(name, String(value));
  }
  if (forMany) url.searchParams.set('pool', 'true');
  const transport = createTransport(url.href);
  return {
    async send({ messageId, headers, ...letter }) {
      const from = { name: `Đô Thị ${CITY_NAME}`, address: SMTP_FROM };
      // What people wrote never becomes a file or an address of this machine.
      await transport.sendMail({
        ...letter,
        from,
        messageId,
        headers: { ...headers, 'auto-submitted': 'auto-generated' },
        disableFileAccess: true,
        disableUrlAccess: true,
      });
    },
    close: () => transport.close(),
  };
}
