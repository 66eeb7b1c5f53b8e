import { z } from 'zod';
import { type Reads, sql } from '../../../kernel/db/db.ts';
import { withoutDiacritics } from '../../../kernel/vietnamese.ts';
import type { Moderation, PersonalMark } from './contract.ts';
import { privacyMessages } from './messages.ts';
import { findPersonalData, isMasked, maskText, type PersonalKind, personalKinds } from './personal-data.ts';

/** The words that stand for what is masked: the reports are in Vietnamese, whoever reads them. */
const words = Object.fromEntries(
  personalKinds.map((kind) => [kind, privacyMessages[`privacy.masked.${kind}`].vi]),
) as Record<PersonalKind, string>;

export function maskingOf(text: string, known?: ReadonlySet<string>): Moderation['suggestion']['address'] & object {
  const composed = text.normalize('NFC');
  const found = findPersonalData(composed, known);
  const marks: PersonalMark[] = found.map((span) => ({ ...span, quote: composed.slice(span.start, span.end) }));
  return { text: maskText(composed, found.filter(isMasked), words), marks };
}

const NameRow = z.object({ name: z.string() });

/**
 * Names found in the texts that the gazetteer, the areas or the organisations bear: streets named after people nobody in
 * our lists knows. Asked for the few names that were found, not the other way round.
 */
export async function knownNames(tx: Reads, texts: readonly string[]): Promise<ReadonlySet<string>> {
  const named = texts.flatMap((text) =>
    findPersonalData(text)
      .filter(({ kind }) => kind === 'name')
      .map(({ start, end }) => withoutDiacritics(text.normalize('NFC').slice(start, end))),
  );
  if (named.length === 0) return new Set();
  const found = await tx.rows(
    NameRow,
    sql`with asked as (select distinct name from unnest(${named}::text[]) as given (name)),
             borne as (select lower(unaccent(name)) as name from place union select lower(unaccent(alias)) from place_alias
                        union select lower(unaccent(name)) from area)
        select asked.name from asked
         where exists (select from borne where borne.name = asked.name or borne.name like '% ' || asked.name)`,
  );
  return new Set(found.map(({ name }) => name));
}
