import { z } from 'zod';
import { sql, type Tx } from '../../../../kernel/db/db.ts';
import { emit } from '../../../../kernel/events/emit.ts';
import { IndicatorId } from '../../contract.ts';

const IdAndPublicRow = z.object({ id: IndicatorId, public: z.boolean() });

/** Tells the screens that the figures of indicators changed, each to those who may see it. */
export async function tellOfIndicators(tx: Tx, ids: readonly IndicatorId[]): Promise<void> {
  const changed = await tx.rows(
    IdAndPublicRow,
    sql`select id, public from indicator where id = any(${[...ids]}::uuid[]) order by id`,
  );
  for (const { id, public: published } of changed) {
    await emit(tx, {
      kind: 'indicator.changed',
      about: { kind: 'indicator', id },
      ...(published ? { published: true } : { permission: 'indicators.see-internal' }),
    });
  }
}
