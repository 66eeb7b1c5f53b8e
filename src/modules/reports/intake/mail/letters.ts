import { z } from 'zod';
import { type Reads, sql } from '../../../../kernel/db/db.ts';
import { IntakeLetter, type LetterOutcome } from '../contract.ts';
import { intakeMessages } from '../messages.ts';
import type { Letter } from './read-mail.ts';
import { Remark, remarkWords } from './remarks.ts';

const Row = IntakeLetter.omit({ notes: true }).extend({ reason: z.string().nullable(), remarks: z.array(Remark) });

export interface LettersAsked {
  /** Without it those of which something could not be taken. */
  outcome?: LetterOutcome | undefined;
  after?: readonly [at: string, id: string] | undefined;
  limit: number;
}

/** Letters by e-mail, those looked at last first. */
export async function listLetters(reads: Reads, { outcome, after, limit }: LettersAsked): Promise<IntakeLetter[]> {
  const [at, id] = after ?? [null, null];
  const which = outcome === undefined ? sql`m.remarks <> '[]'` : sql`m.outcome = ${outcome}`;
  const rows = await reads.rows(
    Row,
    sql`select m.message_key as id, m.outcome, m.reason, m.remarks, m.received_at as "receivedAt", m.at,
               m.answered_at as "answeredAt",
               case when not r.restricted then jsonb_build_object('id', r.id, 'number', r.number) end as report
          from intake_mail m left join report r on r.id = m.report_id
         where ${which}
           and (${at}::timestamptz is null or (m.at, m.message_key) < (${at}::timestamptz, ${id}::text))
         order by m.at desc, m.message_key desc limit ${limit}`,
  );
  return rows.map(({ reason, remarks, ...letter }) => ({ ...letter, notes: notesOf(reason, remarks) }));
}

const isIgnored = (reason: string | null): reason is NonNullable<Letter['automatic']> =>
  reason !== null && `intake.ignored.${reason}` in intakeMessages;

const notesOf = (reason: string | null, remarks: readonly Remark[]): IntakeLetter['notes'] =>
  isIgnored(reason)
    ? [intakeMessages[`intake.ignored.${reason}`]]
    : remarks.map((remark) => ({ vi: remarkWords(remark, 'vi'), en: remarkWords(remark, 'en') }));
