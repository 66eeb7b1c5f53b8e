import { z } from 'zod';
import type { Outline } from '../geo/contract.ts';
import { type Crs, readFeatures, readOutline } from '../geo/read-geojson.ts';
import { Day } from '../time.ts';
import { withNewTones } from '../vietnamese.ts';
import { type AreaKind, type AreaLevel, areaKindsByLevel, kindWords } from './contract.ts';

/** What an import found. An error stops all of it; a warning is for the importer to judge. Nothing is repaired. */
export interface Finding {
  severity: 'error' | 'warning';
  /** Key of its sentence in the catalogue. */
  code: string;
  /** The units it is about, as the file or the city calls them. */
  units: string[];
  details: Record<string, string | number>;
}

/** A unit as a file tells it. */
export interface FileUnit {
  label: string;
  code: string;
  level: AreaLevel;
  name: string | null;
  kind: AreaKind | null;
  parentCode: string | null;
  validFrom: Day | null;
  /** Null when it has faults, which stand among the findings. */
  outline: Outline | null;
}

/** An official outline may be this detailed. */
const mostCorners = 500_000;

const Text = z.string().trim().min(1).max(200);
const Properties = z.object({
  code: z.unknown().optional(),
  fullName: Text.optional().catch(undefined),
  name: Text.optional().catch(undefined),
  parentCode: Text.optional().catch(undefined),
  provinceCode: Text.optional().catch(undefined),
  validFrom: Day.optional().catch(undefined),
});

/** Reads what a GeoJSON file says of each unit: `code`, `name` or `fullName`, `parentCode` or `provinceCode`, `validFrom`. */
export function readOutlineFile(text: string, crs: Crs): { units: FileUnit[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const units = readFeatures(text).flatMap((feature, i): FileUnit[] => {
    const told = Properties.parse({ ...feature.properties });
    const title = told.fullName ?? told.name ?? null;
    const fail = (code: string, details: Finding['details'] = {}) => {
      findings.push({ severity: 'error', code, units: [title ?? `#${i + 1}`], details });
      return [];
    };
    if (told.code === undefined || told.code === null) return fail('areas.import.code-missing', { number: i + 1 });
    if (typeof told.code !== 'string') return fail('areas.import.code-not-text', { code: String(told.code) });
    const level = levelOfCode(told.code);
    if (level === undefined) return fail('areas.import.code-malformed', { code: told.code });

    const label = title === null ? told.code : `${title} (${told.code})`;
    const { outline, faults } = readOutline(feature.geometry, crs, mostCorners);
    for (const { code, at } of faults) {
      findings.push({ severity: 'error', code, units: [label], details: at === null ? {} : { at: at.join(', ') } });
    }
    const unit = { label, code: told.code, level, outline, validFrom: told.validFrom ?? null };
    return [{ ...unit, ...nameAndKind(title, level), parentCode: told.parentCode ?? told.provinceCode ?? null }];
  });
  return { units, findings: [...findings, ...duplicates(units)] };
}

const levelOfCode = (code: string): AreaLevel | undefined =>
  /^\d{2}$/.test(code) ? 'province' : /^\d{3}$/.test(code) ? 'district' : /^\d{5}$/.test(code) ? 'commune' : undefined;

/** "Phường Cam Đường" is the ward Cam Đường; "Cam Đường" says no kind. */
function nameAndKind(title: string | null, level: AreaLevel): { name: string | null; kind: AreaKind | null } {
  if (title === null) return { name: null, kind: null };
  const written = withNewTones(title);
  const kinds: readonly AreaKind[] = areaKindsByLevel[level];
  const kind = kinds.find((one) => written.toLowerCase().startsWith(`${kindWords[one]} `));
  return kind === undefined
    ? { name: written, kind: null }
    : { name: written.slice(kindWords[kind].length + 1).trim(), kind };
}

function duplicates(units: readonly FileUnit[]): Finding[] {
  const byCode = new Map<string, FileUnit[]>();
  for (const unit of units) byCode.set(unit.code, [...(byCode.get(unit.code) ?? []), unit]);
  return [...byCode].flatMap(([code, same]) =>
    same.length < 2
      ? []
      : [
          {
            severity: 'error',
            code: 'areas.import.code-twice',
            units: same.map(({ label }) => label),
            details: { code },
          },
        ],
  );
}
