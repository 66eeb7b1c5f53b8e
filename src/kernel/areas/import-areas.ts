import { recordAct } from '../audit/record-act.ts';
import { newId } from '../brand.ts';
import type { Tx } from '../db/db.ts';
import type { Outline } from '../geo/contract.ts';
import type { Crs } from '../geo/read-geojson.ts';
import { demandValid } from '../geo/sql.ts';
import type { Actor } from '../identity/actor.ts';
import { demand } from '../policy/policy.ts';
import { invalid, Refusal } from '../refusal.ts';
import type { Day, Instant } from '../time.ts';
import { withNewTones } from '../vietnamese.ts';
import { compareOutlines } from './compare-outlines.ts';
import { type Area, AreaId, areaLevels, type NewArea } from './contract.ts';
import { createArea } from './create-area.ts';
import { findAreaByCode, measureM2 } from './queries.ts';
import { type FileUnit, type Finding, readOutlineFile } from './read-outline-file.ts';
import { setOutline } from './set-outline.ts';

export interface ImportOptions {
  crs: Crs;
  /** The day whose units the outlines are of. */
  day: Day;
  source: string;
  licence: string | null;
  accuracyM: number;
  /** Enter units whose code is not known yet, instead of refusing them. */
  create: boolean;
  /** Report only, change nothing. */
  dryRun: boolean;
}

/** A unit of the file that can be imported. */
interface Match {
  unit: FileUnit;
  outline: Outline;
  /** The unit of the day with that code; to be entered first if there is none. */
  area: Area | null;
}

export interface ImportReport {
  /** False after a dry run, and when there was an error: then nothing was changed. */
  imported: boolean;
  units: { code: string; label: string; areaM2: number; isNew: boolean; replaces: 'nothing' | 'sketch' | 'outline' }[];
  findings: Finding[];
}

/** Official outlines do overlap; more than this of the smaller unit is one unit drawn on top of another. */
const mostShared = 0.5;
/** The outline may differ this much from the area the unit is said to have. */
const mostDifference = 0.02;

/** Takes over the outlines of a file: all of them or, where something is wrong with one, none. The report says which. */
export async function importAreas(
  tx: Tx,
  actor: Actor,
  text: string,
  options: ImportOptions,
  now: Instant,
): Promise<ImportReport> {
  demand(actor, 'areas.import');
  const { report, matches } = await review(tx, text, options);
  if (options.dryRun || report.findings.some(({ severity }) => severity === 'error')) return report;

  const { source, licence, accuracyM } = options;
  const origin = { source, licence, sketch: false, accuracyM };
  const byLevel = [...matches].sort((a, b) => areaLevels.indexOf(a.unit.level) - areaLevels.indexOf(b.unit.level));
  for (const { unit, outline, area } of byLevel) {
    const known = area ?? (await createArea(tx, actor, await newAreaOf(tx, unit, options.day), now));
    await setOutline(tx, actor, known.id, { outline, origin, limit: Number.POSITIVE_INFINITY }, now);
  }
  const about = { kind: 'area-import', id: newId(AreaId) };
  await recordAct(
    tx,
    actor,
    'areas.imported',
    about,
    { after: { ...options, codes: matches.map(({ unit }) => unit.code) } },
    now,
  );
  return { ...report, imported: true };
}

async function review(
  tx: Tx,
  text: string,
  options: ImportOptions,
): Promise<{ report: ImportReport; matches: Match[] }> {
  const { units, findings } = readOutlineFile(text, options.crs);
  const matches: Match[] = [];
  for (const unit of units) {
    const area = (await findAreaByCode(tx, unit.level, unit.code, options.day)) ?? null;
    findings.push(...(area === null ? await unknownUnit(tx, unit, units, options) : contradictions(unit, area)));
    if (unit.outline === null) continue;
    const fault = await databaseFault(tx, unit, unit.outline);
    if (fault === undefined) matches.push({ unit, outline: unit.outline, area });
    else findings.push(fault);
  }

  const report: ImportReport = { imported: false, units: [], findings };
  for (const { unit, outline, area } of matches) {
    const areaM2 = await measureM2(tx, outline);
    const replaces = area?.outline == null ? 'nothing' : area.outline.sketch ? 'sketch' : 'outline';
    report.units.push({ code: unit.code, label: unit.label, areaM2, isNew: area === null, replaces });
    findings.push(...areaDifference(unit, areaM2, area));
  }
  for (const level of areaLevels) {
    const given = matches.flatMap(({ unit, outline }) => (unit.level === level ? [{ ...unit, outline }] : []));
    if (given.length === 0) continue;
    const { overlaps, gaps } = await compareOutlines(tx, level, given, options.day);
    for (const { units: both, part, m2, at } of overlaps) {
      const severity = part > mostShared ? 'error' : 'warning';
      findings.push({ severity, code: 'areas.import.overlap', units: both, details: { m2, at, part } });
    }
    for (const { units: around, ...details } of gaps) {
      findings.push({ severity: 'warning', code: 'areas.import.gap', units: around, details });
    }
  }
  return { report, matches };
}

/** A unit the city does not know can be entered if asked for, and if its name, kind and parent are clear. */
async function unknownUnit(
  tx: Tx,
  unit: FileUnit,
  inFile: readonly FileUnit[],
  { create, day }: ImportOptions,
): Promise<Finding[]> {
  const error = (code: string, details: Finding['details'] = {}): Finding[] => [
    { severity: 'error', code, units: [unit.label], details: { code: unit.code, day, ...details } },
  ];
  if (!create) return error('areas.import.code-unknown');
  if (unit.name === null || unit.kind === null) return error('areas.import.name-without-kind');
  const parent = unit.parentCode;
  if (parent === null || inFile.some(({ code }) => code === parent)) return [];
  const known = await findParent(tx, parent, day);
  return known === undefined ? error('areas.import.parent-unknown', { parent }) : [];
}

/** Units of the commune level stand under a province, or once under a district: two digits or three. */
const findParent = (tx: Tx, code: string, day: Day): Promise<Area | undefined> =>
  findAreaByCode(tx, code.length === 3 ? 'district' : 'province', code, day);

/** Codes are used again after a merger: a file of another day would put an outline on the wrong unit. */
function contradictions(unit: FileUnit, area: Area): Finding[] {
  const error = (code: string, details: Finding['details']): Finding => ({
    severity: 'error',
    code,
    units: [unit.label],
    details: { ...details, known: area.fullName },
  });
  const found: Finding[] = [];
  const same = unit.name === null || unit.name.toLowerCase() === withNewTones(area.name).toLowerCase();
  if (!same || (unit.kind !== null && unit.kind !== area.kind)) found.push(error('areas.import.name-differs', {}));
  if (unit.validFrom !== null && unit.validFrom !== area.validFrom) {
    found.push(error('areas.import.period-differs', { file: unit.validFrom, begins: area.validFrom }));
  }
  return found;
}

async function databaseFault(tx: Tx, unit: FileUnit, outline: Outline): Promise<Finding | undefined> {
  try {
    await demandValid(tx, outline);
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const reason = String(error.details.reason);
    return { severity: 'error', code: error.code, units: [unit.label], details: { reason } };
  }
}

function areaDifference(unit: FileUnit, areaM2: number, area: Area | null): Finding[] {
  const stated = area?.statedArea?.km2;
  const km2 = areaM2 / 1e6;
  if (stated === undefined || Math.abs(km2 / stated - 1) <= mostDifference) return [];
  const details = { km2: Math.round(km2 * 100) / 100, stated };
  return [{ severity: 'warning', code: 'areas.import.area-differs', units: [unit.label], details }];
}

async function newAreaOf(tx: Tx, unit: FileUnit, day: Day): Promise<NewArea> {
  if (unit.name === null || unit.kind === null) throw invalid('areas.import.name-without-kind', { code: unit.code });
  const parent = unit.parentCode === null ? undefined : await findParent(tx, unit.parentCode, day);
  const { code, level, kind, name } = unit;
  return { code, level, kind, name, parentId: parent?.id ?? null, validFrom: unit.validFrom ?? day };
}
