import type { InjectOptions } from 'fastify';
import type { TestCity } from '../../../../test/city.ts';
import type { AreaId } from '../../../kernel/areas/contract.ts';
import { createArea } from '../../../kernel/areas/create-area.ts';
import { setOutline } from '../../../kernel/areas/set-outline.ts';
import { sql } from '../../../kernel/db/db.ts';
import type { Outline, Point } from '../../../kernel/geo/contract.ts';
import { type Actor, publicActor, systemActor } from '../../../kernel/identity/actor.ts';
import { day } from '../../../kernel/time.ts';
import { addDefaultCategories } from '../categories/change-categories.ts';
import { type Filed, NewReport, type Report } from '../contract.ts';
import { type Filing, fileReport } from './file-report.ts';

/** Two wards side by side, each served by one of the two offices, the categories of the start, and a river. */
export interface ReportCity {
  city: AreaId;
  ward: AreaId;
  otherWard: AreaId;
}

export const box = (west: number, south: number, east: number, north: number): Outline => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
});

/** The border of the wards runs along 104° E. */
export const inWard: Point = { type: 'Point', coordinates: [103.95, 22.45] };
export const inOtherWard: Point = { type: 'Point', coordinates: [104.05, 22.45] };

export async function settleReports({
  tx,
  now,
  office,
  otherOffice,
}: Pick<TestCity, 'tx' | 'now' | 'office' | 'otherOffice'>): Promise<ReportCity> {
  const make = async (level: 'province' | 'commune', name: string, parentId: AreaId | null, outline: Outline) => {
    const kind = level === 'province' ? ('province' as const) : ('ward' as const);
    const input = { level, kind, name, parentId, code: null, validFrom: day('2020-01-01') };
    const { id } = await createArea(tx, systemActor, input, now);
    const origin = { source: 'thử nghiệm', licence: null, sketch: false, accuracyM: 0 };
    await setOutline(tx, systemActor, id, { outline, origin }, now);
    return id;
  };
  const city = await make('province', 'Thử Nghiệm', null, box(103.9, 22.4, 104.1, 22.5));
  const ward = await make('commune', 'Kiểu Mẫu', city, box(103.9, 22.4, 104, 22.5));
  const otherWard = await make('commune', 'Bên Kia', city, box(104, 22.4, 104.1, 22.5));
  await tx.run(sql`
    insert into organisation_area (organisation_id, area_id, valid_from)
    values (${office}, ${ward}, '2020-01-01'), (${otherOffice}, ${otherWard}, '2020-01-01')`);
  await addDefaultCategories(tx, systemActor, now);
  return { city, ward, otherWard };
}

type Said = Partial<Filing['report']>;

export const aReport = (said: Said = {}): Filing['report'] => ({
  ...NewReport.parse({ category: 'rac-thai', text: 'Rác đổ đầy vỉa hè trước chợ', position: inWard }),
  ...said,
});

/** Files as the public, unless somebody is named. */
export const file = ({ tx, services, now }: TestCity, said: Said = {}, actor: Actor = publicActor): Promise<Filed> =>
  fileReport(tx, services, actor, { report: aReport(said), channel: 'web' }, now);

/** Asks as somebody and reads the answer, which has to be what was expected. */
export async function ask<T = Report>(
  { request }: TestCity,
  actor: Actor | null,
  options: InjectOptions | string,
  status = 200,
): Promise<T> {
  const answer = await request(actor, typeof options === 'string' ? { url: options } : options);
  if (answer.statusCode !== status) throw new Error(`${JSON.stringify(options)}: ${answer.statusCode} ${answer.body}`);
  return answer.json() as T;
}

/** Carries out an act on a report as it stands now. */
export async function act(city: TestCity, actor: Actor, id: string, name: string, body: object = {}, status = 200) {
  const { version } = await ask(city, actor, `/api/v1/reports/${id}`);
  const options = { method: 'POST', url: `/api/v1/reports/${id}/${name}`, payload: body } as const;
  return ask<{ state: string; version: number; code?: string }>(
    city,
    actor,
    { ...options, headers: { 'if-match': `"${version}"` } },
    status,
  );
}
