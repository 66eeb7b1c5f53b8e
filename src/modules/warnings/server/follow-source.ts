import { type Query, sql } from '../../../kernel/db/db.ts';
import { inEach, type TellSource } from '../../../kernel/following/sources.ts';
import { aroundSubjects, coveredSubjects, everyArea } from '../../../kernel/following/subjects.ts';
import { geometryValue } from '../../../kernel/geo/sql.ts';
import type { Language } from '../../../kernel/messages.ts';
import { momentWords } from '../../../kernel/notifications/words.ts';
import type { Warning } from '../contract.ts';
import { warningsOnceIssued } from './queries.ts';

/** What was once said to the public, with what to do and until when; of one that was called off, why. */
export const warningTold: TellSource = {
  aboutKind: 'warning',
  inPublic: async (reads, ids, now) =>
    (await warningsOnceIssued(reads, ids, now)).map((warning) => ({
      id: warning.id,
      title: inEach(warning.headline),
      detail: { vi: detailOf(warning, 'vi'), en: detailOf(warning, 'en') },
      paths: { vi: `/warnings/${warning.id}`, en: `/warnings/${warning.id}` },
    })),
};

function detailOf(
  { state, endReason, description, instruction, areaWords, areas, expiresAt }: Warning,
  language: Language,
): string {
  if (state === 'cancelled') return endReason ?? '';
  const where = [areaWords, ...areas.map(({ name }) => name)].filter((part) => part !== null).join('; ');
  const until = `→ ${momentWords(expiresAt, language)}`;
  const said = [instruction, description].flatMap((words) => (words === null ? [] : [inEach(words)[language]]));
  return [...said, where === '' ? until : `${where} ${until}`].join('\n');
}

/** The units it names, what lies in them and around them; where an alert only draws its area, those the drawing touches. */
export function concernedBy({ areaIds, outline }: Pick<Warning, 'areaIds' | 'outline'>): Query {
  if (areaIds.length > 0) return coveredSubjects(sql`${areaIds}::uuid[]`);
  if (outline === null) return sql`array[${everyArea}::text]`;
  return aroundSubjects(sql`
    array(select o.area_id from area_outline o
           where o.superseded_at is null and ST_Intersects(o.outline, ST_MakeValid(${geometryValue(outline)})))`);
}
