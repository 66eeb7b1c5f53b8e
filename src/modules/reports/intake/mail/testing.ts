import hoodiecrow from 'hoodiecrow-imap';
import { Temporal } from 'temporal-polyfill';
import type { TestCity } from '../../../../../test/city.ts';
import { sql } from '../../../../kernel/db/db.ts';
import type { Services } from '../../../../kernel/services.ts';
import { asInstant } from '../../../../kernel/time.ts';

/** A letter as programs write it. */
export const letter = (headers: Record<string, string>, body: string, n = 1): string =>
  [
    ...Object.entries({
      From: 'Nguyen An <an@example.org>',
      To: 'phananh@dothi.example',
      Subject: 'Rác',
      'Message-ID': `<${n}@example.org>`,
      'Content-Type': 'text/plain; charset=utf-8',
      ...headers,
    }).map(([name, value]) => `${name}: ${value}`),
    '',
    body,
  ].join('\r\n');

/** The same with files. */
export const letterWith = (
  headers: Record<string, string>,
  body: string,
  files: readonly { type: string; name: string; content: Buffer }[],
): string =>
  letter(
    { ...headers, 'Content-Type': 'multipart/mixed; boundary=b' },
    [
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      '',
      body,
      ...files.flatMap(({ type, name, content }) => [
        '--b',
        `Content-Type: ${type}; name="${name}"`,
        'Content-Transfer-Encoding: base64',
        `Content-Disposition: attachment; filename="${name}"`,
        '',
        content.toString('base64'),
        '',
      ]),
      '--b--',
    ].join('\r\n'),
  );

/** The server of the tests keeps each byte as one character. */
const inBytes = (raw: string): string => Buffer.from(raw).toString('latin1');

export interface LetterBox {
  url: string;
  add(raw: string): void;
  /** Of each letter, in the order they came. */
  flags(): string[][];
  /** As a person does in a mail program. */
  markAsUnread(): void;
}

/** A real IMAP server on a port of its own, with these letters in its box. */
export async function withLetterBox(letters: readonly string[], work: (box: LetterBox) => Promise<void>) {
  const server = hoodiecrow({
    plugins: ['ID', 'SASL-IR', 'AUTH-PLAIN', 'NAMESPACE', 'UIDPLUS', 'UNSELECT', 'LITERALPLUS'],
    storage: { INBOX: { messages: letters.map((raw) => ({ raw: inBytes(raw) })) } },
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const box = server.getMailbox('INBOX');
  try {
    const { port } = server.server.address();
    await work({
      url: `imap://testuser:testpass@127.0.0.1:${port}/INBOX?starttls=off`,
      add: (raw) => server.appendMessage('INBOX', [], false, inBytes(raw)),
      flags: () => box.messages.map(({ flags }) => [...flags].sort()),
      markAsUnread: () => {
        for (const message of box.messages) message.flags = message.flags.filter((flag) => flag !== '\\Seen');
      },
    });
  } finally {
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
  }
}

/** Some minutes later. */
export const servicesFor = ({ services, now }: TestCity, IMAP_URL: string, minutes = 0): Services => ({
  ...services,
  clock: () => asInstant(Temporal.Instant.from(now).add({ minutes })),
  settings: { ...services.settings, IMAP_URL, SMTP_FROM: 'dothi@dothi.example' },
});

export const outcomes = async ({ tx }: TestCity) =>
  JSON.parse(
    await tx.text(sql`select json_object_agg(outcome || coalesce(' ' || reason, ''), n)::text
    from (select outcome, reason, count(*) as n from intake_mail group by 1, 2) as counted`),
  );
