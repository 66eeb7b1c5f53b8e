import { z } from 'zod';
import { sql, type Tx } from '../kernel/db/db.ts';
import { conflict } from '../kernel/refusal.ts';

const WhetherRow = z.object({ any: z.boolean() });

/** Whether nothing of a city has been entered yet: no area, no organisation, no directive. */
export async function isEmptyCity(tx: Tx): Promise<boolean> {
  const found = await tx.row(
    WhetherRow,
    sql`select exists (select from area) or exists (select from organisation) or exists (select from directive) as any`,
  );
  return found?.any !== true;
}

export async function demandEmptyCity(tx: Tx): Promise<void> {
  if (!(await isEmptyCity(tx))) throw conflict('demo.not-empty');
}
