import webPush from 'web-push';
import { z } from 'zod';
import { sql, type Tx } from '../../db/db.ts';

const PushKeys = z.object({ publicKey: z.string(), privateKey: z.string() });
export type PushKeys = z.infer<typeof PushKeys>;

/** The keys that show push services who we are, made at the first use. Of servers that begin at once all get the same. */
export async function pushKeys(tx: Tx): Promise<PushKeys> {
  const kept = await findKeys(tx);
  if (kept !== undefined) return kept;
  const { publicKey, privateKey } = webPush.generateVAPIDKeys();
  await tx.run(sql`
    insert into push_key (public_key, private_key) values (${publicKey}, ${privateKey}) on conflict (one) do nothing`);
  return (await findKeys(tx)) ?? { publicKey, privateKey };
}

const findKeys = (tx: Tx): Promise<PushKeys | undefined> =>
  tx.row(PushKeys, sql`select public_key as "publicKey", private_key as "privateKey" from push_key`);
