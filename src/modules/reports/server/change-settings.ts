import { recordAct } from '../../../kernel/audit/record-act.ts';
import { sql, type Tx, violates } from '../../../kernel/db/db.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { demand } from '../../../kernel/policy/policy.ts';
import { invalid, stale } from '../../../kernel/refusal.ts';
import type { Instant } from '../../../kernel/time.ts';
import { type ReportSettings, readSettings } from './settings.ts';

/** The settings of a city are one record of the trail. */
export const settingsId = '00000000-0000-0000-0000-000000000000';

export async function changeSettings(
  tx: Tx,
  actor: Actor,
  version: number,
  settings: Omit<ReportSettings, 'version'>,
  at: Instant,
): Promise<ReportSettings> {
  demand(actor, 'reports.settle');
  await tx.run(sql`select from report_setting for update`);
  const before = await readSettings(tx);
  if (before.version !== version) throw stale({ expected: version, current: before });
  const known = await tx.text(
    sql`select count(*)::text from account where id = any(${[...settings.confidantIds]}::uuid[])`,
  );
  if (Number(known) !== new Set(settings.confidantIds).size) throw invalid('reports.confidant-unknown');
  try {
    await tx.attempt((inner) =>
      inner.run(sql`
        update report_setting
           set dispatcher_id = ${settings.dispatcherId}, confidant_ids = ${[...new Set(settings.confidantIds)]}::uuid[],
               rating_days = ${settings.ratingDays}, back_date_days = ${settings.backDateDays},
               repeats_reopen = ${settings.repeatsReopen}, reopen_days = ${settings.reopenDays},
               border_m = ${settings.borderM}, per_address = ${settings.perAddress},
               address_minutes = ${settings.addressMinutes}, version = version + 1`),
    );
  } catch (error) {
    if (violates(error, 'report_setting_dispatcher_id_fkey')) throw invalid('reports.dispatcher-unknown');
    throw error;
  }
  const about = { kind: 'report-settings', id: settingsId };
  const { version: _, ...said } = before;
  await recordAct(tx, actor, 'reports.settings-changed', about, { before: said, after: settings }, at);
  return readSettings(tx);
}
