import { z } from 'zod';
import { areasAround } from '../../../kernel/areas/queries.ts';
import { type Reads, sql, type Tx } from '../../../kernel/db/db.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { listOrganisations } from '../../../kernel/organisations/queries.ts';
import { type Day, dayOf, type Instant } from '../../../kernel/time.ts';
import { figureRows } from '../../../kernel/work/read-figures.ts';
import { viewerOf } from '../../../kernel/work/visibility.ts';
import { NewReport, type ReportId } from '../contract.ts';
import { servingOn } from '../routing/load-routing.ts';
import type { Referred, Serving } from '../routing/route.ts';
import { demandHandling } from '../server/acts.ts';
import { type FoundOwner, findOwner } from '../server/find-owner.ts';
import { type HeldReport, readVisibleReport } from '../server/held-report.ts';
import { readSettings } from '../server/settings.ts';
import { type DeskReferral, DeskUnit, type UnitsForReport } from './contract.ts';

type Named = Pick<DeskUnit, 'reason' | 'rule' | 'area' | 'distanceM'>;
const plainly = (reason: DeskUnit['reason']): Named => ({ reason, rule: null, area: null, distanceM: null });

/** So many stand before a person to choose from. */
const mostShown = 12;

/**
 * The units that may get a report, the one that routing names first with its reason; then who has it, the neighbours
 * across a near border, and who else serves the place. With `text`, those whose name has the words. And the agency that a
 * rule refers it to, where the rule came after the report.
 */
export async function unitsFor(
  tx: Tx,
  actor: Actor,
  id: ReportId,
  text: string | undefined,
  at: Instant,
): Promise<UnitsForReport> {
  const report = await readVisibleReport(tx, actor, id);
  await demandHandling(tx, actor, report);
  const suggested = await suggestionFor(tx, report, at);
  const named = text === undefined ? await namedFor(tx, report, suggested, at) : await foundBy(tx, text, dayOf(at));
  const ids = [...named.keys()].slice(0, mostShown);
  const units = await loadsOf(tx, actor, ids, dayOf(at));
  const items = units.map(({ id: unitId, ...unit }) => ({
    ...unit,
    ...(named.get(unitId) ?? plainly('found')),
    id: unitId,
    hasIt: unitId === report.ownerId,
    suggested: suggested.referral === null && unitId === suggested.organisationId,
  }));
  return { items, referral: suggested.referral && referralIn(suggested.language, suggested.referral) };
}

const referralIn = (language: Language, { agency, reason, rule }: Referred): DeskReferral => ({
  agency,
  reason: reason[language],
  rule: rule.name,
});

interface Suggestion extends FoundOwner {
  serving: Serving[];
  areaIds: readonly string[];
  language: Language;
}

/** In which the reporter is answered; of who left no contact none is kept. */
const Language = NewReport.shape.language.unwrap();
type Language = z.infer<typeof Language>;

const BesideRow = z.object({ placeId: z.string().nullable(), language: Language });

/** What routing would say of the report now, and who serves the place. */
async function suggestionFor(tx: Tx, report: HeldReport, at: Instant): Promise<Suggestion> {
  const areaIds = await areasAround(tx, report.areaId);
  const { placeId, language } = (await tx.row(
    BesideRow,
    sql`select r.place_id as "placeId", coalesce(p.language, 'vi') as language
          from report r left join report_reporter p on p.report_id = r.id where r.id = ${report.id}`,
  )) ?? { placeId: null, language: 'vi' };
  const { categoryId, position, restricted } = report;
  const what = { categoryId, areaIds, placeId, position, restricted };
  const owner = await findOwner(tx, what, await readSettings(tx), at);
  return { ...owner, areaIds, language, serving: await servingOn(tx, areaIds, dayOf(at)) };
}

async function namedFor(tx: Tx, report: HeldReport, suggested: Suggestion, at: Instant): Promise<Map<string, Named>> {
  const { organisationId, rule, candidates, serving, areaIds } = suggested;
  const names = await areaNames(tx, [...areaIds, ...candidates.map(({ areaId }) => areaId)]);
  const areaOf = (unit: string): string | null => {
    const areaId = areaIds.find((id) => serving.some((each) => each.areaId === id && each.organisationId === unit));
    return areaId === undefined ? null : (names.get(areaId) ?? null);
  };
  const area = areaOf(organisationId);
  const reason = rule !== null ? 'rule' : area !== null ? 'serves' : 'nobody-serves';
  const named = new Map<string, Named>([[organisationId, { reason, rule: rule?.name ?? null, area, distanceM: null }]]);
  const add = (unit: string, why: Named) => {
    if (!named.has(unit)) named.set(unit, why);
  };
  add(report.ownerId, { ...plainly('owner'), area: areaOf(report.ownerId) });
  // What is restricted must not be offered to the offices of the place: it may be about one of them.
  if (report.restricted) return inForce(tx, named, dayOf(at));
  for (const candidate of candidates) {
    const across = { area: names.get(candidate.areaId) ?? null, distanceM: candidate.distanceM };
    add(candidate.organisationId, { ...plainly('neighbour'), ...across });
  }
  for (const areaId of areaIds) {
    for (const each of serving.filter((one) => one.areaId === areaId)) {
      add(each.organisationId, { ...plainly('area'), area: names.get(areaId) ?? null });
    }
  }
  return inForce(tx, named, dayOf(at));
}

const IdRow = z.object({ id: z.string() });

/** Nobody gives work to an organisation that has ended; whoever has the report is shown even so. */
async function inForce(tx: Reads, named: Map<string, Named>, day: Day): Promise<Map<string, Named>> {
  const alive = await tx.rows(
    IdRow,
    sql`select id from organisation
         where id = any(${[...named.keys()]}::uuid[]) and daterange(valid_from, valid_to) @> ${day}::date`,
  );
  const ids = new Set(alive.map(({ id }) => id));
  return new Map([...named].filter(([id, { reason }]) => ids.has(id) || reason === 'owner'));
}

const IdAndNameRow = z.object({ id: z.string(), name: z.string() });

async function areaNames(tx: Reads, ids: readonly string[]): Promise<Map<string, string>> {
  const found = await tx.rows(IdAndNameRow, sql`select id, name from area where id = any(${[...ids]}::uuid[])`);
  return new Map(found.map(({ id, name }) => [id, name]));
}

async function foundBy(tx: Tx, name: string, day: Day): Promise<Map<string, Named>> {
  const found = await listOrganisations(tx, day, { name, limit: mostShown });
  return new Map(found.map(({ id }) => [id, plainly('found')]));
}

const Loaded = DeskUnit.pick({ id: true, name: true, kind: true, load: true });

/** Their open and late work that the asker may see, in the order they were named. */
function loadsOf(tx: Reads, actor: Actor, ids: readonly string[], today: Day): Promise<z.infer<typeof Loaded>[]> {
  const figures = figureRows({ scope: 'owner', ids, viewer: viewerOf(actor), today });
  return tx.rows(
    Loaded,
    sql`select o.id, o.name, o.kind,
               jsonb_build_object('open', coalesce(f.dated_open + f.open_undated, 0), 'late', coalesce(f.overdue, 0),
                                  'soon', coalesce(f.soon, 0)) as load
          from unnest(${[...ids]}::uuid[]) with ordinality as asked (id, nr)
          join organisation o on o.id = asked.id left join (${figures}) as f on f.scope_id = o.id
         order by asked.nr`,
  );
}
