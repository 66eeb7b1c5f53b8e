import { sql, type Tx } from '../../../kernel/db/db.ts';
import { isBefore } from '../../../kernel/deadlines/compute.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { demand } from '../../../kernel/policy/policy.ts';
import { conflict, notFound } from '../../../kernel/refusal.ts';
import type { Instant } from '../../../kernel/time.ts';
import { readCap } from '../cap/read-cap.ts';
import { type Warning, WarningId } from '../contract.ts';
import { draftWarning } from './draft-warning.ts';
import { cancelWarning } from './issue-warning.ts';
import { getWarning } from './queries.ts';

/**
 * Nhận cảnh báo theo CAP: an alert becomes a draft that somebody here decides about; one that came before is answered with
 * what became of it. A `Cancel` calls off what its sender had said, at once.
 */
export async function receiveCap(tx: Tx, actor: Actor, xml: string, now: Instant): Promise<Warning> {
  demand(actor, 'warnings.issue');
  const { sender, identifier, sentAt, kind, note, references, terms } = readCap(xml);
  const known = await findBySource(tx, [{ sender, identifier }]);
  if (known !== null) return getWarning(tx, actor, known, now);
  const replacesId = await findBySource(
    tx,
    references.filter((reference) => reference.sender === sender),
  );
  if (terms === null) {
    if (replacesId === null) throw notFound('warnings.cap-reference-unknown');
    return cancelWarning(tx, actor, replacesId, note ?? identifier, now);
  }
  if (!isBefore(now, terms.expiresAt)) throw conflict('warnings.already-over');
  const isUpdate = kind === 'update' && replacesId !== null;
  const standing = isUpdate ? await getWarning(tx, actor, replacesId, now) : null;
  const draft = { ...terms, replacesId: standing?.state === 'issued' ? standing.id : null };
  return draftWarning(tx, actor, draft, { sender, identifier, sentAt }, now);
}

/** The newest we have of those an alert names. */
async function findBySource(
  tx: Tx,
  sources: readonly { sender: string; identifier: string }[],
): Promise<WarningId | null> {
  const found = await tx.text(sql`
    select coalesce((select w.id::text
                       from warning w
                       join jsonb_to_recordset(${JSON.stringify(sources)}::text::jsonb) as named (sender text, identifier text)
                         on named.sender = w.sender and named.identifier = w.identifier
                      order by w.id desc limit 1), '')`);
  return found === '' ? null : WarningId.parse(found);
}
