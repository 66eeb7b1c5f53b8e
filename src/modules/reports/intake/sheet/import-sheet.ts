import { createHash } from 'node:crypto';
import type { Db, Tx } from '../../../../kernel/db/db.ts';
import { say } from '../../../../kernel/http/language.ts';
import type { Actor } from '../../../../kernel/identity/actor.ts';
import type { Language, Messages } from '../../../../kernel/messages.ts';
import { demand } from '../../../../kernel/policy/policy.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { dayOf, type Instant } from '../../../../kernel/time.ts';
import { listCategories } from '../../categories/queries.ts';
import type { Filed } from '../../contract.ts';
import { fileReport } from '../../server/file-report.ts';
import { clientIdOf } from '../client-id.ts';
import type { SheetOutcome } from '../contract.ts';
import { columns, type Sheet, type SheetRow } from './read-sheet.ts';
import { reportOfRow, WrongCell } from './row-report.ts';

export interface SheetAsked {
  sheet: Sheet;
  /** False tries everything and leaves nothing. */
  commit: boolean;
  language: Language;
  catalogue: Messages;
}

/**
 * Files every row, or none. A dry run does the same and takes it back, so that it says what would happen and not what might:
 * a point in the river, a category that is switched off, an owner that is missing are found as they would be.
 */
export async function importSheet(
  db: Db,
  { secret }: { secret: string },
  actor: Actor,
  { sheet, commit, language, catalogue }: SheetAsked,
  at: Instant,
): Promise<SheetOutcome> {
  demand(actor, 'reports.file-for');
  const outcome: SheetOutcome = {
    rows: sheet.rows.length,
    committed: false,
    unknownColumns: sheet.unknownColumns,
    errors: [],
    filed: [],
  };
  const tell = (row: number, column: string | null, error: Refusal) => {
    const sentence = catalogue[error.code];
    const message = sentence === undefined ? error.code : say(sentence, language, error.details);
    outcome.errors.push({ row, column, code: error.code, message });
  };
  const takeBack = new Error('nothing of it is kept');
  const work = async (tx: Tx) => {
    const offered = await listCategories(tx, dayOf(at));
    const file = (row: SheetRow): Promise<Filed> =>
      tx.attempt((inner) => {
        const report = reportOfRow(row, offered, clientIdOf(secret, 'sheet', referenceOf(row)));
        const channelRef = typeof row.cells.reference === 'string' ? row.cells.reference.slice(0, 200) : null;
        return fileReport(inner, { secret }, actor, { report, channel: 'sheet', channelRef }, at);
      });
    for (const row of sheet.rows) {
      try {
        const { number, owner, expectedAt } = await file(row);
        outcome.filed.push({ row: row.row, number, owner: owner.name, expectedAt });
      } catch (error) {
        if (error instanceof WrongCell && error.refusal instanceof Refusal) {
          tell(row.row, sheet.headings[error.column] ?? columns[error.column][0], error.refusal);
        } else if (error instanceof Refusal) tell(row.row, null, error);
        else throw error;
      }
    }
    if (!commit || outcome.errors.length > 0) throw takeBack;
  };
  try {
    await db.inTransaction(work);
    return { ...outcome, committed: true };
  } catch (error) {
    if (error !== takeBack) throw error;
    return outcome.errors.length > 0 ? { ...outcome, filed: [] } : outcome;
  }
}

/** The same row of the same list is the same report, however often the list is sent. */
function referenceOf({ row, cells }: SheetRow): string {
  if (cells.reference !== undefined) return String(cells.reference);
  return createHash('sha256')
    .update(JSON.stringify([row, cells]))
    .digest('hex');
}
