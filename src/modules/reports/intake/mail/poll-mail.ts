import { ImapFlow } from 'imapflow';
import { schedule } from '../../../../kernel/jobs/jobs.ts';
import type { Services } from '../../../../kernel/services.ts';
import { largestMebibytes, type Taken, takeLetter } from './take-letter.ts';
import { type Unseen, unseenByTurns } from './unseen.ts';

/** Letters dealt with in one look; those that wait do not count. */
const atOnce = 50;
const largestBytes = largestMebibytes * 1024 * 1024;
const patienceMs = 20_000;

/** How the letter box shows it: people find what they have to look at by its flag. */
const flags: Readonly<Record<Taken, string[]>> = {
  taken: ['\\Seen'],
  'to-see': ['\\Seen', '\\Flagged'],
  later: [],
  'sender-waits': [],
};

/**
 * Looks into the letter box once: letters that nobody has seen are taken and then marked as seen. Answers how many. No letter
 * keeps another waiting: who sent too many waits alone, and a fault is told when the others are done.
 */
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
      const waiting = new Set<string>();
      const faults: unknown[] = [];
      let done = 0;
      for (const letter of await unseenByTurns(client)) {
        if (done === atOnce || stopping?.aborted || lost !== undefined) break;
        if (waiting.has(letter.sender)) continue;
        try {
          const { taken, fault } = await takeOne(services, client, letter, own);
          if (fault !== undefined) faults.push(fault);
          if (taken === 'sender-waits') waiting.add(letter.sender);
          if (flags[taken].length > 0 || fault !== undefined) done++;
        } catch (error) {
          if (!client.usable) throw lost ?? error;
          faults.push(error); // the server does not hand it out, or nothing can be noted now
          done++;
        }
      }
      if (lost !== undefined) throw lost;
      if (faults.length > 0) throw faults[0];
      return done;
    } finally {
      lock.release();
    }
  } finally {
    await client.logout().catch(() => client.close());
  }
}

async function takeOne(
  services: Services,
  client: ImapFlow,
  { uid, sizeBytes, receivedAt }: Unseen,
  own: readonly string[],
): Promise<{ taken: Taken; fault?: unknown }> {
  const one = String(uid);
  const isTooLarge = sizeBytes > largestBytes;
  const found = await client.fetchOne(one, isTooLarge ? { headers: true } : { source: true }, { uid: true });
  const source = found === false ? undefined : isTooLarge ? found.headers : found.source;
  if (source === undefined) return { taken: 'later' }; // somebody else removed it
  const outcome = await takeLetter(services, { source, isTooLarge, receivedAt, own });
  // Marked only now: a server that stopped in between finds it again, and knows it by its number.
  const marks = flags[outcome.taken];
  if (marks.length > 0) await client.messageFlagsAdd(one, marks, { uid: true });
  return outcome;
}

export const pollMail = schedule({
  name: 'reports.poll-mail',
  every: { minutes: 1 },
  run: async (services, _at, job) => {
    await emptyLetterBox(services, job.signal);
  },
});
