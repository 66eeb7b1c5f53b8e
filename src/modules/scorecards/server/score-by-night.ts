import { z } from 'zod';
import { Area } from '../../../kernel/areas/contract.ts';
import { type Db, sql } from '../../../kernel/db/db.ts';
import { type Schedule, schedule } from '../../../kernel/jobs/jobs.ts';
import { dayOf, type Instant } from '../../../kernel/time.ts';
import type { Evaluation } from '../rules/evaluate.ts';
import { setsAbout } from '../shipped-sets.ts';
import { type Scored, scoreAreas } from './score-areas.ts';

/** After the figures that follow by formula and before the files of open data are made. */
export const scoreByNight: Schedule = schedule({
  name: 'scorecards.score',
  every: { dailyAt: '01:15' },
  run: async ({ db, clock }) => {
    await writeScores(db, clock());
  },
});

const areasAtOnce = 100;

const IdAndKindRow = z.object({ id: Area.shape.id, kind: Area.shape.kind });

/** Writes down what each area scores today by the sets for its kind that are in force, where any figure of it is known. */
export async function writeScores(db: Db, now: Instant): Promise<void> {
  const day = dayOf(now);
  const areas = await db.reads.rows(
    IdAndKindRow,
    sql`select id, kind from area where valid_from <= ${day} and (valid_to is null or ${day}::date < valid_to) order by id`,
  );
  const rows: object[] = [];
  for (let from = 0; from < areas.length; from += areasAtOnce) {
    const subjects = areas
      .slice(from, from + areasAtOnce)
      .flatMap(({ id, kind }) =>
        setsAbout(kind, day).map(({ code }) => ({ set: code, areas: [id], day, cases: [], changes: {} })),
      );
    rows.push(...(await scoreAreas(db.reads, subjects)).flatMap(rowOf));
  }
  // A UUID of version 8 (RFC 9562), of what the score is about.
  const about = sql`md5("setCode" || "areaId")`;
  const sameEveryNight = sql`overlay(overlay(${about} placing '8' from 13) placing '8' from 17)::uuid`;
  await db.inTransaction(async (tx) => {
    await tx.run(sql`delete from scorecard_score`);
    await tx.run(sql`
      insert into scorecard_score (id, set_code, set_name, area_id, scored_on, low, high, most, verdict, known, missing, missing_law)
      select ${sameEveryNight}, "setCode", "setName", "areaId", ${day}, low, high, most, verdict, known, missing, "missingLaw"
        from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r (
          "setCode" text, "setName" text, "areaId" uuid, low double precision, high double precision,
          most double precision, verdict text, known integer, missing integer, "missingLaw" integer)`);
  });
}

function rowOf({ card, set, evaluation }: Scored): object[] {
  const known = card.standards.filter(({ observation }) => observation !== null).length;
  if (known === 0) return [];
  return card.areas.map(({ id }) => ({
    setCode: set.code,
    setName: set.name.vi,
    areaId: id,
    ...evaluation.total,
    most: set.max,
    verdict: verdictOf(evaluation),
    known,
    missing: evaluation.missing.values,
    missingLaw: evaluation.missing.law,
  }));
}

/** Whether it passes; open where what is not known decides. */
function verdictOf({ passes, why }: Evaluation): string {
  if (passes !== null) return passes ? 'passes' : 'fails';
  return why.some(({ kind }) => kind === 'no-mark') ? 'no-mark' : 'open';
}
