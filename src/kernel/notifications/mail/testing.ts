import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface Received {
  to: string[];
  from: string;
  headers: Map<string, string>;
  /** Headers and body with encoded words and quoted-printable undone. */
  text: string;
}

/** A real SMTP server on a port of its own; `refuse` makes it answer with a fault of the moment. */
export async function withMailServer(
  work: (server: { url: string; received: Received[]; refuse: (yes: boolean) => void }) => Promise<void>,
) {
  const received: Received[] = [];
  let refusing = false;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        if (refusing) return done(Object.assign(new Error('try again'), { responseCode: 451 }));
        received.push(parse(Buffer.concat(parts).toString('utf8'), session.envelope));
        return done();
      });
    },
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  try {
    await work({
      url: `smtp://127.0.0.1:${port}`,
      received,
      refuse: (yes) => {
        refusing = yes;
      },
    });
  } finally {
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
  }
}

function parse(
  raw: string,
  envelope: { mailFrom: false | { address: string }; rcptTo: { address: string }[] },
): Received {
  const [head = ''] = raw.split('\r\n\r\n', 1);
  const headers = new Map(
    head
      .replace(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .map((line) => [line.split(':', 1)[0]?.toLowerCase() ?? '', decodeWords(line.replace(/^[^:]+:\s*/, ''))]),
  );
  const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
  return { to: envelope.rcptTo.map(({ address }) => address), from, headers, text: decodeBody(raw) };
}

const decodeWords = (text: string): string =>
  text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?(q|b)\?([^?]*)\?=/gi, (_, how: string, word: string) =>
      how.toLowerCase() === 'b' ? Buffer.from(word, 'base64').toString('latin1') : quoted(word.replaceAll('_', ' ')),
    )
    .replace(/[\u0080-\u00ff]+/g, (bytes) => Buffer.from(bytes, 'latin1').toString('utf8'));

const quoted = (text: string): string =>
  text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** Every part, with its transfer encoding undone. */
const decodeBody = (raw: string): string =>
  raw
    .split(/\r\n--[^\r\n]+/)
    .map((part) => {
      const [head = '', ...body] = part.split('\r\n\r\n');
      const text = body.join('\r\n\r\n');
      if (/base64/i.test(head)) return Buffer.from(text, 'base64').toString('utf8');
      return Buffer.from(quoted(text), 'latin1').toString('utf8');
    })
    .join('\n')
    .replaceAll('\r', '');
