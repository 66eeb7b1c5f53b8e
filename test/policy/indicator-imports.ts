import { Readable } from 'node:stream';
import type { AreaId } from '../../src/kernel/areas/contract.ts';
import { systemActor } from '../../src/kernel/identity/actor.ts';
import { surveySheet } from '../../src/modules/indicators/imports/survey.ts';
import { openTable } from '../../src/modules/indicators/imports/table.ts';
import { receiveImport } from '../../src/modules/indicators/server/imports/import-figures.ts';
import { setTarget } from '../../src/modules/indicators/server/targets/set-target.ts';
import { NewTarget } from '../../src/modules/indicators/targets/contract.ts';
import type { TestCity } from '../city.ts';

const text = 'Phường;Kỳ;Giá trị\nKiểu Mẫu;2025;1\n';
const terms = { status: 'official', source: 'Niên giám thống kê' };
export const toTry = {
  mapping: {
    headingRows: { first: 1, last: 1 },
    columns: [{ as: 'area' }, { as: 'period' }, { as: 'value', indicator: 'khong-co' }],
  },
  terms,
};

/** A target of the indicator in the area. */
export async function aTarget(city: TestCity, code: string, areaId: AreaId): Promise<string> {
  const target = NewTarget.parse({ areaId, comparator: '<=', value: 5, by: '2029-12-31', source: 'Nghị quyết' });
  return (await setTarget(city.tx, systemActor, code, target, city.now)).id;
}

/** A sheet of figures that was brought and not tried. */
export async function anImport({ tx, services: { files }, now }: TestCity): Promise<string> {
  const file = { name: 'so-lieu.csv', types: ['text/plain'], limitBytes: 1000 };
  const received = await files.receive(Readable.from([Buffer.from(text)]), file);
  const table = await openTable(Buffer.from(text), 'text/plain');
  const survey = await surveySheet(table, 'CSV');
  return receiveImport(tx, files, systemActor, received, { survey, sheets: table.sheets }, now);
}
