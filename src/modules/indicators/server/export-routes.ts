import { z } from 'zod';
import { AreaId } from '../../../kernel/areas/contract.ts';
import type { Reads } from '../../../kernel/db/db.ts';
import type { Cell } from '../../../kernel/feeds/csv.ts';
import { sendTable } from '../../../kernel/feeds/send-table.ts';
import { type App, actorOf } from '../../../kernel/http/app.ts';
import { languageFor, say } from '../../../kernel/http/language.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import type { Services } from '../../../kernel/services.ts';
import { ByCode, type Indicator, type Observation } from '../contract.ts';
import { indicatorsMessages } from '../messages.ts';
import { unitOf } from '../units.ts';
import { getIndicator } from './definitions.ts';
import { listObservations } from './observations.ts';

const atOnce = 1000;

/** Every standing figure of an indicator as a table, page by page. */
export function exportRoutes(app: App, { db }: Services): void {
  app.get(
    '/api/v1/indicators/:code/observations.csv',
    {
      config: { permission: 'indicators.read' },
      schema: {
        tags: ['indicators'],
        operationId: 'exportObservations',
        summary: 'The figures of an indicator as CSV (RFC 4180, UTF-8), with their sources',
        params: ByCode,
        querystring: z.object({ area: AreaId.optional(), lang: z.enum(['vi', 'en']).optional() }),
      },
    },
    async (request, reply) => {
      const language = languageFor(request);
      const actor = actorOf(request);
      const indicator = await getIndicator(db.reads, actor, request.params.code);
      const word = (key: keyof typeof indicatorsMessages) => say(indicatorsMessages[key], language);
      const columns = [
        word('indicators.column.area'),
        word('indicators.column.period'),
        word('indicators.column.from'),
        word('indicators.column.until'),
        `${indicator.name[language]} (${unitOf(indicator.unit).name[language]})`,
        word('indicators.column.status'),
        word('indicators.column.source'),
        word('indicators.column.source-url'),
        word('indicators.column.entered'),
      ];
      const lineOf = (one: Observation): Cell[] => [
        one.area,
        one.period,
        one.startsOn,
        one.endsOn,
        one.value,
        word(`indicators.status.${one.status}`),
        one.source,
        one.sourceUrl,
        one.enteredAt,
      ];
      const pages = standing(db.reads, actor, indicator, request.query.area, lineOf);
      await sendTable(reply, 'csv', { name: indicator.code, columns, language, pages });
      return reply;
    },
  );
}

async function* standing(
  reads: Reads,
  actor: Actor,
  { id }: Indicator,
  areaId: AreaId | undefined,
  lineOf: (one: Observation) => Cell[],
): AsyncGenerator<Cell[][]> {
  let after: readonly [string, string] | undefined;
  for (;;) {
    const page = await listObservations(reads, actor, { indicatorId: id, areaId, all: false, after, limit: atOnce });
    yield page.map(lineOf);
    const last = page.at(-1);
    if (last === undefined || page.length < atOnce) return;
    after = [last.enteredAt, last.id];
  }
}
