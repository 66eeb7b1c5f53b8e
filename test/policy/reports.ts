import { Readable } from 'node:stream';
import sharp from 'sharp';
import { sql } from '../../src/kernel/db/db.ts';
import { type Actor, publicActor, systemActor } from '../../src/kernel/identity/actor.ts';
import type { OrganisationId } from '../../src/kernel/organisations/contract.ts';
import { publishWorkOf } from '../../src/kernel/work/publish-work.ts';
import { addDefaultCategories } from '../../src/modules/reports/categories/change-categories.ts';
import { NewReport } from '../../src/modules/reports/contract.ts';
import { openShift } from '../../src/modules/reports/duty/shifts.ts';
import { addRule } from '../../src/modules/reports/routing/change-rules.ts';
import { NewRoutingRule } from '../../src/modules/reports/routing/contract.ts';
import { fileReport } from '../../src/modules/reports/server/file-report.ts';
import { keepPhoto, photoUpload } from '../../src/modules/reports/server/photos.ts';
import type { TestCity } from '../city.ts';
import type { Ids } from './table.ts';

/** A shift at the desk of an organisation, opened by somebody who is not among those asked. */
export async function aShift({ tx, administrator, now }: TestCity, organisationId: OrganisationId): Promise<Ids> {
  return { 'duty-shifts': await openShift(tx, administrator, { organisationId }, now) };
}

/** Reports of the public in the two wards, one of them published; and a denunciation that only `confidant` knows of. */
export async function openReports(city: TestCity, confidant: Actor, reference: Ids) {
  const { tx, services, office, otherOffice, now } = city;
  await tx.run(sql`update report_setting set confidant_ids = array[${confidant.id}::uuid]`);
  await tx.run(sql`
    insert into organisation_area (organisation_id, area_id, valid_from)
    select case name when 'Bên Kia' then ${otherOffice}::uuid else ${office}::uuid end, id, '2020-01-01' from area
     where name in ('Kiểu Mẫu', 'Bên Kia')`);
  const [category] = await addDefaultCategories(tx, systemActor, now);
  const named = { name: 'Rác', ordinal: 1, organisationId: otherOffice, validFrom: '2027-01-01' };
  const rule = await addRule(tx, systemActor, NewRoutingRule.parse(named), now); // not in force yet
  const file = async (text: string, lon: number): Promise<Ids> => {
    const position = { type: 'Point', coordinates: [lon, 22.45] };
    const report = NewReport.parse({ category: 'rac-thai', text, position });
    const filed = await fileReport(tx, services, publicActor, { report, channel: 'web' }, now);
    const key = `${filed.number}-${filed.followCode}`;
    const picture = sharp({ create: { width: 4, height: 3, channels: 3, background: '#a04020' } });
    const received = await services.files.receive(Readable.from([await picture.png().toBuffer()]), {
      ...photoUpload,
      name: 'a',
    });
    const photo = await keepPhoto(tx, services.files, received, { reportId: filed.id, kind: 'before' }, now);
    return { ...reference, reports: filed.id, 'followed-reports': key, photos: photo };
  };
  const published = await file('Rác đầy bờ kè', 104.05);
  await publishWorkOf(tx, systemActor, published.reports ?? '', true, now);
  const owned = await file('Rác đầy vỉa hè', 103.95);
  return {
    of: { owned, foreign: await file('Rác đầy chợ', 104.05), published },
    restricted: await file('Tôi tố cáo việc nhận hối lộ', 103.95),
    reference: {
      'report-categories': category?.id ?? '',
      'report-routing-rules': rule.id,
      'followed-reports': owned['followed-reports'] ?? '',
      photos: owned.photos ?? '',
      'privacy-requests': confidant.id, // no such request
      'report-retention': 'contact',
    },
  };
}
