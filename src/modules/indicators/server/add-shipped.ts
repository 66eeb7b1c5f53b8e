import { z } from 'zod';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { demand } from '../../../kernel/policy/policy.ts';
import type { Instant } from '../../../kernel/time.ts';
import { shippedIndicators } from '../shipped.ts';
import { defineIndicator } from './define-indicator.ts';

const CodeRow = z.object({ code: z.string() });

/** The set a city begins with; what has its code already stays as it is. Answers the codes it added. */
export async function addShippedIndicators(tx: Tx, actor: Actor, at: Instant): Promise<string[]> {
  demand(actor, 'indicators.define');
  const taken = await tx.rows(CodeRow, sql`select code from indicator`);
  const codes = new Set(taken.map(({ code }) => code));
  const added: string[] = [];
  for (const indicator of shippedIndicators) {
    if (codes.has(indicator.code)) continue;
    await defineIndicator(tx, actor, indicator, at);
    added.push(indicator.code);
  }
  return added;
}
