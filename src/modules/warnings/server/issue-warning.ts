import { recordAct } from '../../../kernel/audit/record-act.ts';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import { isBefore } from '../../../kernel/deadlines/compute.ts';
import { emit } from '../../../kernel/events/emit.ts';
import { tellFollowers } from '../../../kernel/following/tell-followers.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { notify } from '../../../kernel/notifications/notify.ts';
import { conflict } from '../../../kernel/refusal.ts';
import { dayOf, type Instant } from '../../../kernel/time.ts';
import type { Warning, WarningId } from '../contract.ts';
import { about, holdDraft, holdWarning } from './draft-warning.ts';
import { concernedBy } from './follow-source.ts';
import { getWarning } from './queries.ts';

/**
 * Phát cảnh báo: from now on it stands on every page, what it replaces does not, and those who have to do with the area
 * are told by the ways they chose.
 */
export async function issueWarning(tx: Tx, actor: Actor, id: WarningId, now: Instant): Promise<Warning> {
  const { expiresAt, replacesId } = await holdDraft(tx, actor, id, now);
  if (!isBefore(now, expiresAt)) throw conflict('warnings.already-over');
  if (replacesId !== null) await end(tx, actor, replacesId, { state: 'replaced', reason: null }, now);
  await tx.run(sql`
    update warning set state = 'issued', sent_at = coalesce(sent_at, ${now}), effective_at = greatest(effective_at, ${now}),
                       changed_at = ${now}, version = version + 1
     where id = ${id}`);
  await recordAct(tx, actor, 'warnings.issued', about(id), {}, now);
  const issued = await getWarning(tx, actor, id, now);
  await tellOf(tx, issued, 'warning.issued', now);
  await emit(tx, { kind: 'warning.changed', about: about(id), published: true });
  return issued;
}

/** Hủy cảnh báo: the danger is over, or there was none. The reason is public. */
export async function cancelWarning(
  tx: Tx,
  actor: Actor,
  id: WarningId,
  reason: string,
  now: Instant,
): Promise<Warning> {
  await end(tx, actor, id, { state: 'cancelled', reason }, now);
  await emit(tx, { kind: 'warning.changed', about: about(id), published: true });
  const cancelled = await getWarning(tx, actor, id, now);
  await tellOf(tx, cancelled, 'warning.cancelled', now);
  return cancelled;
}

async function end(
  tx: Tx,
  actor: Actor,
  id: WarningId,
  { state, reason }: { state: 'replaced' | 'cancelled'; reason: string | null },
  now: Instant,
): Promise<void> {
  const warning = await holdWarning(tx, actor, id, now);
  if (warning.state !== 'issued') throw conflict('warnings.not-issued');
  await tx.run(sql`
    update warning set state = ${state}, ended_at = ${now}, end_reason = ${reason}, changed_at = ${now},
                       version = version + 1
     where id = ${id}`);
  const change = reason === null ? {} : { reason };
  await recordAct(tx, actor, `warnings.${state}`, about(id), change, now);
}

type Change = 'warning.issued' | 'warning.cancelled';

/** Of an exercise or a test nobody is woken. */
async function tellOf(tx: Tx, warning: Warning, change: Change, now: Instant): Promise<void> {
  if (warning.purpose !== 'actual') return;
  await tellPeople(tx, warning, change, now);
  await tellFollowers(tx, { kind: change, about: about(warning.id), subjects: concernedBy(warning) }, now);
}

/** Whoever works for one of the areas, or for a unit that serves it or one in it; where it is for the whole city, everybody. */
async function tellPeople(tx: Tx, { id, areaIds, headline }: Warning, kind: Change, now: Instant): Promise<void> {
  const today = dayOf(now);
  const concerned = await tx.text(sql`
    with recursive inside (id) as (
      select id from unnest(${areaIds}::uuid[]) as given (id)
      union select a.id from inside join area a on a.parent_id = inside.id)
    select coalesce(jsonb_agg(distinct p.account_id), '[]')::text
      from appointment p
     where daterange(p.valid_from, p.valid_to) @> ${today}::date
       and (${areaIds.length === 0} or p.area_id in (select id from inside)
            or exists (select from organisation_area s
                        where s.organisation_id = p.organisation_id and s.area_id in (select id from inside)
                          and daterange(s.valid_from, s.valid_to) @> ${today}::date))`);
  await notify(
    tx,
    {
      to: JSON.parse(concerned),
      kind,
      about: about(id),
      title: headline.vi ?? headline.en,
      titleIsPublic: true,
    },
    now,
  );
}
