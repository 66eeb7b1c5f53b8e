import { z } from 'zod';
import { AreaId, AreaKind, AreaLevel, fullNameOf } from '../../../../kernel/areas/contract.ts';
import { type Reads, sql } from '../../../../kernel/db/db.ts';
import type { Actor } from '../../../../kernel/identity/actor.ts';
import { Day } from '../../../../kernel/time.ts';
import { Indicator, type IndicatorCode } from '../../contract.ts';
import { AreaFinder } from '../../imports/find-area.ts';
import { plain } from '../../imports/mapping.ts';
import type { Known } from '../../imports/read-rows.ts';
import { indicatorColumns, visibleIndicators } from '../definitions.ts';

const AreaRow = z
  .object({
    id: AreaId,
    code: z.string().nullable(),
    level: AreaLevel,
    kind: AreaKind,
    name: z.string(),
    validFrom: Day,
    validTo: Day.nullable(),
  })
  .transform((area) => ({ ...area, fullName: fullNameOf(area.kind, area.name) }));

/** Every area there is or was, and every indicator that the actor may see: what a sheet's words are looked up in. */
export async function loadKnown(reads: Reads, actor: Actor): Promise<Known & { indicators: Indicator[] }> {
  const [areas, indicators] = [
    await reads.rows(
      AreaRow,
      sql`select id, code, level, kind, name, valid_from as "validFrom", valid_to as "validTo" from area order by name, id`,
    ),
    await reads.rows(
      Indicator,
      sql`select ${indicatorColumns} from indicator i where ${visibleIndicators(actor)} order by i.code`,
    ),
  ];
  return { indicators, areas: new AreaFinder(areas), areasById: new Map(areas.map((area) => [area.id, area])) };
}

/** The indicator that words of a heading name, by its code or its name in either language. */
export function indicatorFinder(indicators: readonly Indicator[]): (words: string) => IndicatorCode | undefined {
  const codes = new Map(
    indicators.flatMap(({ code, name }) => [code, name.vi, name.en].map((words) => [plain(words), code])),
  );
  return (words) => codes.get(plain(words));
}
