import { expect } from 'vitest';
import type { z } from 'zod';
import type { AreaId, NewArea } from '../../src/kernel/areas/contract.ts';
import { createArea } from '../../src/kernel/areas/create-area.ts';
import { recordLineage } from '../../src/kernel/areas/record-lineage.ts';
import { setOutline } from '../../src/kernel/areas/set-outline.ts';
import { createOrganisation } from '../../src/kernel/organisations/create-organisation.ts';
import { createPlace } from '../../src/kernel/places/create-place.ts';
import { day } from '../../src/kernel/time.ts';
import { Directive, ReadingProgress } from '../../src/modules/directives/contract.ts';
import type { TestCity } from '../city.ts';

/** Two wards of today, one of them merged from two, four places of which one nobody has found, three offices. */
export async function settleCity(city: TestCity): Promise<void> {
  const { tx, administrator: by, now } = city;
  const merged = day('2025-07-01');
  const area = (given: Partial<z.input<typeof NewArea>> & Pick<NewArea, 'name'>) =>
    createArea(
      tx,
      by,
      { code: null, level: 'commune', kind: 'ward', parentId: null, validFrom: merged, ...given },
      now,
    );
  const outline = (id: AreaId, west: number, south: number, east: number, north: number) =>
    setOutline(
      tx,
      by,
      id,
      {
        outline: {
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
        },
        origin: { source: 'Bản vẽ phác để thử', licence: null, sketch: true, accuracyM: 1000 },
      },
      now,
    );
  const former = { validFrom: day('2004-10-15'), validTo: merged };
  const coc = await area({ name: 'Cốc Lếu', ...former });
  const kim = await area({ name: 'Kim Tân', ...former });
  await outline(coc.id, 103.95, 22.47, 103.98, 22.52);
  await outline(kim.id, 103.98, 22.47, 104.01, 22.52);
  const population = { people: 61_438, year: 2025, source: 'Nghị quyết sắp xếp' };
  const ward = await area({ name: 'Lào Cai', code: '02647', population });
  const south = await area({ name: 'Cam Đường', code: '02671' });
  await outline(ward.id, 103.95, 22.47, 104.01, 22.52);
  await outline(south.id, 103.95, 22.4, 104.01, 22.47);
  for (const fromId of [coc.id, kim.id]) {
    await recordLineage(tx, by, { fromId, toId: ward.id, kind: 'merged', onDay: merged }, now);
  }
  const at = (lon: number, lat: number) => ({
    geometry: { type: 'Point' as const, coordinates: [lon, lat] as [number, number] },
    accuracyM: 50,
    source: 'Khảo sát để thử',
  });
  await createPlace(tx, by, { name: 'chợ Cốc Lếu', kind: 'market', placement: at(103.966, 22.496) }, now);
  await createPlace(tx, by, { name: 'Đền Thượng', kind: 'relic-site', placement: at(103.969, 22.507) }, now);
  await createPlace(tx, by, { name: 'công viên Nhạc Sơn', kind: 'park' }, now);
  const offices = ['Phòng Nội vụ thành phố', 'Công an phường Lào Cai', 'Ban Quản lý dự án Lào Cai'];
  for (const name of offices) {
    await createOrganisation(tx, by, { name, kind: 'division', validFrom: merged, areaIds: [ward.id] }, now);
  }
}

/** A directive with five tasks: one long overdue, one without deadline, one whose owner nobody can tell from its words. */
export const directiveText = `ỦY BAN NHÂN DÂN THÀNH PHỐ LÀO CAI
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 15/CT-UBND
Lào Cai, ngày 05 tháng 01 năm 2026

CHỈ THỊ
Về việc chấn chỉnh trật tự đô thị và quản lý chợ

Năm qua, trật tự đô thị trên địa bàn đã có chuyển biến tích cực. Chủ tịch Ủy ban nhân dân yêu cầu:

1. Giao Công an phường Lào Cai chủ trì, phối hợp với Phòng Nội vụ thành phố xử lý dứt điểm tình trạng lấn chiếm vỉa hè quanh chợ Cốc Lếu, hoàn thành trước ngày 31/01/2026.

2. Giao Phòng Nội vụ thành phố rà soát quy chế quản lý chợ, báo cáo trước ngày 12/3/2026.

3. Giao Ban Quản lý dự án Lào Cai hoàn thành sửa chữa đường vào Đền Thượng trước ngày 30/6/2026.

4. Các đơn vị liên quan thường xuyên tuyên truyền, vận động nhân dân giữ gìn vệ sinh công viên Nhạc Sơn.

5. Giao Phòng Nội vụ thành phố theo dõi, đôn đốc, tổng hợp báo cáo kết quả thực hiện trước ngày 20 hằng tháng.

Nơi nhận:
- Như trên;
- Lưu: VT.
CHỦ TỊCH
`;

/** The directive brought in and read, as a draft. */
export async function readDirective({ request, administrator }: TestCity, text = directiveText): Promise<string> {
  const imported = await request(administrator, { method: 'POST', url: '/api/v1/directives', payload: { text } });
  const { id } = Imported.parse(imported.json());
  const reading = async () => {
    const answer = await request(administrator, { url: `/api/v1/directives/${id}/reading` });
    return ReadingProgress.parse(answer.json()).reading;
  };
  await expect.poll(reading, { timeout: 30_000, interval: 100 }).toBe('read');
  return id;
}

/** The directive with its settled tasks confirmed and published: live on the board. */
export async function publishDirective(city: TestCity, text = directiveText): Promise<Directive> {
  const id = await readDirective(city, text);
  const url = `/api/v1/directives/${id}`;
  const by = city.administrator;
  await city.request(by, { method: 'POST', url: `${url}/confirm`, payload: { findings: 'all-settled' } });
  const draft = await directiveNow(city, id);
  const headers = { 'if-match': `"${draft.version}"` };
  await city.request(by, { method: 'POST', url: `${url}/publish`, headers });
  return directiveNow(city, id);
}

export async function directiveNow({ request, administrator }: TestCity, id: string): Promise<Directive> {
  return Directive.parse((await request(administrator, { url: `/api/v1/directives/${id}` })).json());
}

const Imported = Directive.pick({ id: true });
