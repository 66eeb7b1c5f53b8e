import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLabels } from '../eval/labels.ts';
import { Chance, Identifiers } from '../src/demo/synthetic/chance.ts';
import { enterUnits } from '../src/demo/synthetic/synthetic-units.ts';
import { sql, type Tx } from '../src/kernel/db/db.ts';
import { packageRoot } from '../src/kernel/package-root.ts';
import { rebuildSearch } from '../src/kernel/search/index-entries.ts';
import { addDays, atCityTime, dayOf, type Instant } from '../src/kernel/time.ts';
import { withoutDiacritics } from '../src/kernel/vietnamese.ts';
import { searchSources } from '../src/search-sources.ts';

/** Sentences of real documents, so that common words are as common as they are in offices. */
function realSentences(): string[] {
  const programme = readFileSync(join(packageRoot, 'examples', 'chuong-trinh-lao-cai-van-minh-hien-dai.txt'), 'utf8');
  const quotes = readLabels(join(packageRoot, 'eval', 'labels')).flatMap(({ tasks }) =>
    tasks.map(({ quote }) => quote),
  );
  return [...programme.normalize('NFC').split(/[\n;.]/), ...quotes]
    .map((sentence) => sentence.replace(/\s+/g, ' ').trim())
    .filter(({ length }) => length > 40);
}

const clausesEach = 39;

/**
 * Tasks and the clauses of documents, three to two, with words of real documents mixed anew; a third is published.
 */
export async function fillSearchCity(tx: Tx, entries: number, now: Instant): Promise<void> {
  const chance = new Chance(7);
  const identifiers = new Identifiers(7);
  const units = await enterUnits(tx, chance, { areas: 30, organisations: 300 }, now);
  const sentences = realSentences();
  const words = [...new Set(sentences.flatMap((sentence) => sentence.match(/\p{L}+/gu) ?? []))];
  const fragment = (): string => {
    const sentence = chance.of(sentences).split(' ');
    for (let n = 0; n < 2; n++) sentence.splice(chance.below(sentence.length), 1, chance.of(words));
    return sentence.join(' ');
  };
  const mixed = (): string => Array.from({ length: 1 + chance.below(5) }, fragment).join(', ');
  const today = dayOf(now);
  const at = () => atCityTime(addDays(today, -1 - chance.below(1000)), '09:00');

  const directives = Math.floor((entries * 0.4) / (clausesEach + 1));
  for (let n = 0; n < directives; n += 100) {
    const made = Array.from({ length: Math.min(100, directives - n) }, (_, i) => {
      const clauses = Array.from({ length: clausesEach }, mixed);
      const issued = at();
      return {
        id: identifiers.at(issued),
        version_id: identifiers.at(issued),
        number: `${n + i + 1}/KH-MP`,
        title: mixed().slice(0, 120),
        issued_on: dayOf(issued),
        at: issued,
        published: chance.happens(0.3),
        text: clauses.join('\n'),
        clauses: clauses.map((_, c) => {
          const start = clauses.slice(0, c).reduce((sum, clause) => sum + [...clause].length + 1, 0);
          return { ordinal: c + 1, id: String(c + 1), start_at: start, end_at: start + [...(clauses[c] ?? '')].length };
        }),
      };
    });
    await tx.run(sql`
      insert into directive (id, number, type, issuer, issued_on, title, state, imported_at, published_at)
      select id, number, 'plan', 'Cơ quan mô phỏng', issued_on, title, case when published then 'published' else 'draft' end,
             at, case when published then at end
        from jsonb_to_recordset(${made}::jsonb) as d (id uuid, number text, issued_on date, title text, published boolean, at timestamptz)`);
    await tx.run(sql`
      insert into directive_version (id, directive_id, ordinal, file_name, sha256, text, reading, queued_at, finished_at)
      select version_id, id, 1, 'mô phỏng.txt', encode(sha256(id::text::bytea), 'hex'), text, 'read', at, at
        from jsonb_to_recordset(${made}::jsonb) as d (id uuid, version_id uuid, text text, at timestamptz)`);
    await tx.run(sql`
      insert into directive_clause (version_id, ordinal, id, kind, start_at, end_at)
      select version_id, ordinal, c.id, 'clause', start_at, end_at
        from jsonb_to_recordset(${made}::jsonb) as d (version_id uuid, clauses jsonb),
             jsonb_to_recordset(d.clauses) as c (ordinal int, id text, start_at int, end_at int)`);
  }

  const tasks = entries - directives * (clausesEach + 1);
  for (let n = 0; n < tasks; n += 2000) {
    const made = Array.from({ length: Math.min(2000, tasks - n) }, () => {
      const quote = mixed();
      const opened = at();
      const owner = chance.of(units.organisations);
      const done = chance.happens(0.6);
      return {
        id: identifiers.at(opened),
        title: quote.slice(0, 120),
        quote,
        search: withoutDiacritics(quote.slice(0, 120)),
        state: done ? 'done' : 'assigned',
        owner_id: owner.id,
        assigned_by_id: chance.of(units.organisations).id,
        area_id: owner.areaId,
        at: opened,
        finished_on: done ? today : null,
        closed_at: done ? now : null,
        published: chance.happens(0.3),
      };
    });
    await tx.run(sql`
      insert into work_item (id, title, quote, state, priority, owner_id, assigned_by_id, area_id, opened_at, changed_at,
                             finished_on, closed_at, published, search)
      select id, title, quote, state, 'normal', owner_id, assigned_by_id, area_id, at, at, finished_on, closed_at, published, search
        from jsonb_to_recordset(${made}::jsonb) as w (id uuid, title text, quote text, state text, owner_id uuid,
             assigned_by_id uuid, area_id uuid, at timestamptz, finished_on date, closed_at timestamptz, published boolean, search text)`);
  }
  await rebuildSearch(tx, searchSources);
}
