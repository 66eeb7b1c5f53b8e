import type { Calendar } from '../../kernel/calendar/calendar.ts';
import { computeTerm } from '../../kernel/deadlines/compute.ts';
import { parseRule } from '../../kernel/deadlines/rule.ts';
import type { Step } from '../../kernel/deadlines/steps.ts';
import { dayOf, type Instant } from '../../kernel/time.ts';
import { withoutDiacritics } from '../../kernel/vietnamese.ts';
import type { Category } from '../../modules/reports/index.ts';
import type { Chance } from './chance.ts';
import { momentsUntil } from './day-of-reports.ts';
import { type Course, courseOf } from './report-course.ts';
import { placeIn } from './report-places.ts';
import { label, type SyntheticUnits } from './synthetic-units.ts';

export interface ReportMaking {
  chance: Chance;
  now: Instant;
  calendar: Calendar;
  units: SyntheticUnits;
  categories: readonly Category[];
  /** Who answers for a category in an area, by the routing of the program. */
  ownerOf: (category: Category, areaId: string) => string;
}

/** What is to be known of one report; everything that is written of it follows from this. */
export interface SyntheticReport extends Course {
  n: number;
  number: string;
  title: string;
  search: string;
  text: string;
  address: string | null;
  categoryId: string;
  areaId: string;
  ownerId: string;
  lon: number;
  lat: number;
  channel: string;
  filedFor: string | null;
  reportedAt: Instant;
  filedAt: Instant;
  rule: string;
  dueAt: Instant;
  dueOn: string;
  steps: Step[];
  restricted: boolean;
  contact: 'phone' | 'email' | null;
  /** The report that this one repeats. */
  main: Pick<SyntheticReport, 'n' | 'filedAt'> | null;
}

/** How far back the oldest report lies, in days. */
const history = 3 * 365;
const repeatShare = 0.08;
/** Nobody takes what was said longer ago for the same. */
const repeatDays = 10;

const channels = ['web', 'web', 'web', 'web', 'web', 'web', 'phone', 'phone', 'desk', 'open311', 'mail', 'sheet'];
const takenDown = ['phone', 'desk'];
const digits = 6;

/** Reports in the order in which they came in, the same for the same chance. */
export function* makeReports(making: ReportMaking, count: number): Generator<SyntheticReport> {
  const { chance, now } = making;
  const momentOf = momentsUntil(now, history);
  const mains = new Map<string, SyntheticReport>();
  for (let n = 1; n <= count; n++) {
    const filedAt = momentOf((n - 1 + chance.below(1000) / 1000) / count);
    const category = categoryFor(making);
    const areaId = areaFor(making);
    const key = `${category.id} ${areaId}`;
    const known = mains.get(key);
    const main = known !== undefined && chance.happens(repeatShare) && isStillOn(known, filedAt) ? known : null;
    const report = makeReport(making, { n, filedAt, category, areaId, main });
    if (main === null && !report.restricted) mains.set(key, report);
    yield report;
  }
}

const isStillOn = ({ filedAt, closedAt }: SyntheticReport, at: Instant): boolean =>
  Date.parse(at) - Date.parse(filedAt) < repeatDays * 86_400_000 && (closedAt === null || closedAt > at);

interface Filed {
  n: number;
  filedAt: Instant;
  category: Category;
  areaId: string;
  main: SyntheticReport | null;
}

function makeReport(making: ReportMaking, { n, filedAt, category, areaId, main }: Filed): SyntheticReport {
  const { chance, calendar, now, ownerOf } = making;
  const { due, steps } = computeTerm(parseRule(category.finishRule), filedAt, calendar, 'received');
  const channel = chance.of(channels);
  const filedFor = takenDown.includes(channel) ? channel : null;
  // Staff write down what they were told within the hour.
  const saidBefore = filedFor === null ? 0 : chance.below(3_600_000);
  const number = `PA-${dayOf(filedAt).slice(0, 4)}-${String(n).padStart(digits, '0')}`;
  const title = `${category.name.vi} · ${number}`;
  const [lon, lat] = placeIn(making.units.areas.indexOf(areaId), chance, main);
  const words = category.keywords.length > 0 ? category.keywords : [category.name.vi];
  const told = { category, filedAt, dueAt: due, now, calendar, main };
  return {
    n,
    number,
    title,
    search: withoutDiacritics(title),
    text: `[${label}] ${chance.of(words)}, ${chance.of(words)}: đề nghị kiểm tra, xử lý.`,
    address: chance.happens(0.6) ? `Ngõ ${1 + chance.below(90)}, đường ${label} ${1 + chance.below(40)}` : null,
    categoryId: category.id,
    areaId,
    ownerId: ownerOf(category, areaId),
    lon,
    lat,
    channel,
    filedFor,
    reportedAt: new Date(Date.parse(filedAt) - saidBefore).toISOString() as Instant,
    filedAt,
    rule: category.finishRule,
    dueAt: due,
    dueOn: dayOf(due),
    steps,
    restricted: category.restricted,
    contact: chance.happens(0.55) ? (chance.happens(0.8) ? 'phone' : 'email') : null,
    main,
    ...courseOf(chance, told),
  };
}

/** The first quarter of the categories brings half of the reports; of what is restricted there is little. */
function categoryFor(making: ReportMaking): Category {
  const { chance, categories } = making;
  const category = categories[Math.floor(categories.length * (chance.below(10_000) / 10_000) ** 2)];
  if (category === undefined) throw new Error('no category to choose from');
  return category.restricted && chance.happens(0.7) ? categoryFor(making) : category;
}

/** Some wards are busier than others. */
function areaFor({ chance, units }: ReportMaking): string {
  const area = units.areas[Math.floor(units.areas.length * (chance.below(10_000) / 10_000) ** 1.5)];
  if (area === undefined) throw new Error('no area to choose from');
  return area;
}
