import { ImapFlow } from 'imapflow';
import { schedule } from '../../../../kernel/jobs/jobs.ts';
import type { Services } from '../../../../kernel/services.ts';
import { readMail } from './read-mail.ts';
import { takeLetter } from './take-letter.ts';

const atOnce = 50;
const largestBytes = 30 * 1024 * 1024;
const patienceMs = 20_000;

/** Looks into the letter box once: every letter that nobody has seen is taken and then marked as seen. Answers how many. */
export async function emptyLetterBox(services: Services, stopping?: AbortSignal): Promise<number> {
  const { IMAP_URL, SMTP_FROM } = services.settings;
  if (IMAP_URL === undefined) return 0;
  const box = new URL(IMAP_URL);
  const user = decodeURIComponent(box.username);
  const secure = box.protocol === 'imaps:';
  const client = new ImapFlow({
    host: box.hostname.replace(/^\[|\]$/g, ''),
    port: box.port === '' ? (secure ? 993 : 143) : Number(box.port),
    secure,
    // Without encryption only where the address says so, as to a server on the same machine.
    ...(box.searchParams.get('starttls') === 'off' ? { doSTARTTLS: false } : secure ? {} : { doSTARTTLS: true }),
    auth: { user, pass: decodeURIComponent(box.password) },
    logger: false,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: 60_000,
  });
  const own = [SMTP_FROM, user].filter((address) => address !== undefined).map((address) => address.toLowerCase());
  let lost: unknown;
  client.on('error', (error) => {
    lost = error;
  });
  await client.connect();
  try {
    const lock = await client.getMailboxLock(decodeURIComponent(box.pathname.slice(1)) || 'INBOX');
    try {
      const unseen = await client.search({ seen: false }, { uid: true });
      const uids = (unseen === false || unseen === undefined ? [] : unseen).slice(0, atOnce);
      for (const uid of uids) {
        if (stopping?.aborted || lost !== undefined) break;
        await takeOne(services, client, uid, own);
      }
      if (lost !== undefined) throw lost;
      return uids.length;
    } finally {
      lock.release();
    }
  } finally {
    await client.logout().catch(() => client.close());
  }
}

async function takeOne(services: Services, client: ImapFlow, uid: number, own: readonly string[]): Promise<void> {
  const one = String(uid);
  const head = await client.fetchOne(one, { size: true }, { uid: true });
  if (head === false || head === undefined) return; // somebody else removed it
  if ((head.size ?? 0) <= largestBytes) {
    const found = await client.fetchOne(one, { source: true }, { uid: true });
    const source = found === false ? undefined : found.source;
    if (source !== undefined) await takeLetter(services, await readMail(source, own), source);
  }
  // Marked only now: a server that stopped in between finds it again, and knows it by its number.
  await client.messageFlagsAdd(one, ['\\Seen'], { uid: true });
}

export const pollMail = schedule({
  name: 'reports.poll-mail',
  every: { minutes: 1 },
  run: async (services, _at, job) => {
    await emptyLetterBox(services, job.signal);
  },
});
