import { invalid } from '../../../../kernel/refusal.ts';
import { Instant } from '../../../../kernel/time.ts';
import { longestText, NewReport, Reporter } from '../../contract.ts';
import type { Mapping } from '../contract.ts';

export interface HandedOver {
  /** As the partner calls it. */
  partnerId: string;
  report: NewReport & { reportedAt?: Instant };
}

type Field = Exclude<keyof Mapping, 'categories' | 'otherCategory'>;

/** What a partner's message says, by the mapping agreed with them. Pure. */
export function readMessage(message: unknown, mapping: Mapping, clientIdOf: (partnerId: string) => string): HandedOver {
  const at = (field: Field): string | undefined => {
    const path = mapping[field];
    const value = path === undefined ? undefined : valueAt(message, path);
    if (value === undefined || value === null || value === '') return undefined;
    if (typeof value !== 'string' && typeof value !== 'number') throw invalid('intake.field-wrong', { path });
    return String(value).trim();
  };
  const needed = (field: Field): string => {
    const value = at(field);
    if (value === undefined) throw invalid('intake.field-missing', { path: mapping[field] ?? field });
    return value;
  };
  const wrong = (field: Field) => invalid('intake.field-wrong', { path: mapping[field] ?? field });
  const number = (field: 'lat' | 'lon'): number | undefined => {
    const text = at(field);
    if (text === undefined) return undefined;
    if (!/^[+-]?\d{1,4}(\.\d+)?$/.test(text)) throw wrong(field);
    return Number(text);
  };

  const partnerId = needed('id').slice(0, 200);
  const text = needed('text');
  if ([...text].length > longestText) throw wrong('text');
  const [lat, lon] = [number('lat'), number('lon')];
  const reportedAt = at('reportedAt');
  if (reportedAt !== undefined && !Instant.safeParse(reportedAt).success) throw wrong('reportedAt');
  const reporter: Record<string, string> = {};
  for (const field of ['name', 'phone', 'email'] as const) {
    const value = at(field);
    if (value === undefined) continue;
    if (!Reporter.shape[field].safeParse(value).success) throw wrong(field);
    reporter[field] = value;
  }
  const address = at('address')?.slice(0, 300);
  return {
    partnerId,
    report: {
      ...NewReport.parse({
        clientId: clientIdOf(partnerId),
        category: categoryOf(at('category'), mapping),
        text,
        ...(lat === undefined || lon === undefined ? {} : { position: { type: 'Point', coordinates: [lon, lat] } }),
        ...(address === undefined ? {} : { address }),
        ...(Object.keys(reporter).length === 0 ? {} : { reporter }),
      }),
      ...(reportedAt === undefined ? {} : { reportedAt: Instant.parse(reportedAt) }),
    },
  };
}

function categoryOf(word: string | undefined, { categories, otherCategory, category: path }: Mapping): string {
  const ours = word === undefined ? undefined : Object.entries(categories).find(([theirs]) => theirs === word)?.[1];
  const code = ours ?? otherCategory;
  if (code !== undefined) return code;
  if (word === undefined) throw invalid('intake.field-missing', { path: path ?? 'category' });
  throw invalid('intake.category-unknown', { category: word.slice(0, 100) });
}

/** Only what the message itself holds: no path leads to what every object has. */
function valueAt(message: unknown, path: string): unknown {
  let here = message;
  for (const step of path.split('.')) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return undefined;
    here = (here as Record<string, unknown>)[step];
  }
  return here;
}
