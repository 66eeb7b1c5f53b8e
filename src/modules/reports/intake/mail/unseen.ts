import type { ImapFlow } from 'imapflow';
import { type Instant, instant } from '../../../../kernel/time.ts';

export interface Unseen {
  uid: number;
  sizeBytes: number;
  receivedAt: Instant | null;
  /** Whom its envelope names; empty where it names nobody. */
  sender: string;
}

const asked = { uid: true, size: true, internalDate: true, envelope: true };
/** Servers take lines of some thousand characters at least. */
const askedAtOnce = 500;

/**
 * The letters that nobody has seen, by turns: the first of each sender comes before the second of any, so that whoever sends
 * ten thousand stands behind everybody who sends one.
 */
export async function unseenByTurns(client: ImapFlow): Promise<Unseen[]> {
  const found = await client.search({ seen: false }, { uid: true });
  const uids = found === false || found === undefined ? [] : found;
  const sent = new Map<string, number>();
  const turns: Unseen[][] = [];
  for (let from = 0; from < uids.length; from += askedAtOnce) {
    const some = uids.slice(from, from + askedAtOnce);
    for await (const { uid, size = 0, internalDate, envelope } of client.fetch(some, asked, { uid: true })) {
      const sender = envelope?.from?.[0]?.address?.toLowerCase() ?? '';
      const turn = sent.get(sender) ?? 0;
      sent.set(sender, turn + 1);
      const receivedAt = internalDate === undefined ? null : instant(new Date(internalDate).toISOString());
      const those = turns[turn] ?? [];
      those.push({ uid, sizeBytes: size, receivedAt, sender });
      turns[turn] = those;
    }
  }
  return turns.flat();
}
