import { expect, test } from 'vitest';
import { createArea } from '../../src/kernel/areas/create-area.ts';
import { setOutline } from '../../src/kernel/areas/set-outline.ts';
import type { Polygon } from '../../src/kernel/geo/contract.ts';
import { systemActor } from '../../src/kernel/identity/actor.ts';
import { day } from '../../src/kernel/time.ts';
import { NewScenario } from '../../src/modules/boundaries/contract.ts';
import { carryOut } from '../../src/modules/boundaries/server/carry-out.ts';
import { draftScenario } from '../../src/modules/boundaries/server/save-scenario.ts';
import type { TestCity } from '../city.ts';
import { findAllBarriers, inBrowserCity } from './visit.ts';

const box = (west: number): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, 22.4],
      [west + 0.1, 22.4],
      [west + 0.1, 22.5],
      [west, 22.5],
      [west, 22.4],
    ],
  ],
});

/** Three wards in a row from west to east; the fourth lies apart. */
async function settleWards({ tx, now }: TestCity) {
  const ward = async (name: string, west: number, people: number) => {
    const source = `Niên giám, ${name}`;
    const area = await createArea(
      tx,
      systemActor,
      {
        ...{ name, kind: 'ward', level: 'commune', code: null, parentId: null, validFrom: day('2020-01-01') },
        population: { people, year: 2024, source },
        statedArea: { km2: 114, source },
      },
      now,
    );
    const origin = { source: 'đo vẽ', licence: null, sketch: false, accuracyM: 1 };
    await setOutline(tx, systemActor, area.id, { outline: box(west), origin }, now);
    return area.id;
  };
  return {
    west: await ward('Tây', 103.9, 12_000),
    middle: await ward('Giữa', 104, 10_000),
    east: await ward('Đông', 104.1, 8_000),
    apart: await ward('Xa', 104.4, 9_000),
  };
}

async function settleScenarios(city: TestCity) {
  const wards = await settleWards(city);
  const merged = (name: string, ...ids: string[]) =>
    NewScenario.parse({
      name,
      day: '2026-07-01',
      plan: { proposals: [{ name: 'Mới', kind: 'ward', members: ids.map((unitId) => ({ unitId })) }] },
    });
  const { tx, people, now } = city;
  const first = await draftScenario(tx, people.office, merged('Gộp phía tây', wards.west, wards.middle), now);
  const second = await draftScenario(tx, people.office, merged('Gộp phía đông', wards.middle, wards.east), now);
  const given = { onDay: day('2026-07-01'), legalBasis: 'Nghị quyết 15/NQ-HĐND' };
  const decided = await carryOut(tx, people.leader, first, given, now);
  return { wards, decided, second };
}

test(
  'nobody is shut out of the list of scenarios, the studio, or a scenario that was decided',
  () =>
    inBrowserCity(async (city) => {
      const { decided, wards } = await settleScenarios(city);
      const { id } = await draftScenario(
        city.tx,
        city.people.office,
        NewScenario.parse({
          name: 'Đổi loại',
          day: '2026-06-01',
          plan: { proposals: [{ name: 'Xa', kind: 'commune', members: [{ unitId: wards.apart }] }] },
        }),
        city.now,
      );
      const paths = {
        list: '/boundaries',
        compare: `/boundaries?compare=${decided.id},${id}`,
        new: '/boundaries/new',
        draft: `/boundaries/${id}`,
        decided: `/boundaries/${decided.id}`,
      };
      const found: string[] = [];
      const page = await city.open({ as: city.people.office });
      for (const [name, path] of Object.entries(paths)) {
        await page.goto(`${city.url}${path}`, { waitUntil: 'networkidle' });
        await page.locator('h1').first().waitFor();
        if (process.env.SHOTS !== undefined)
          await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
        found.push(...(await findAllBarriers(page, name)));
      }
      expect(found).toEqual([]);
    }),
  180_000,
);

test(
  'with the keyboard alone: units are merged, one is cut by typed points, the scenario is saved and decided, and undone',
  () =>
    inBrowserCity(async (city) => {
      await settleWards(city);
      const page = await city.open({ as: city.people.leader });
      await page.goto(`${city.url}/boundaries`);
      await page.getByText('Chưa có phương án nào.').waitFor();
      await page.getByRole('link', { name: 'Lập phương án' }).press('Enter');
      await page.getByLabel('Tên phương án').fill('Phương án thử');
      await page.getByLabel('Dự kiến từ ngày').fill('2026-07-01');

      // Two wards that do not touch are refused, and the screen says which.
      await page.getByRole('checkbox', { name: /Phường Tây/ }).press('Space');
      await page.getByRole('checkbox', { name: /Phường Xa/ }).press('Space');
      await page.getByRole('button', { name: 'Lập một đơn vị từ 2 mục đã chọn' }).press('Enter');
      await page.getByText('Phường Tây và Phường Xa không liền kề').waitFor();
      await page.getByRole('button', { name: /Bỏ đơn vị này/ }).press('Enter');

      // A line that ends inside is refused; one that goes through cuts.
      await page.getByRole('checkbox', { name: /Phường Giữa/ }).press('Space');
      await page.getByRole('button', { name: 'Chia Phường Giữa…' }).press('Enter');
      await page.getByLabel('Các điểm của đường').fill('104,025 22,3\n104,025 22,45');
      await page.getByRole('button', { name: 'Chia theo đường này' }).press('Enter');
      await page.getByText('Đường chia kết thúc bên trong Phường Giữa').waitFor();
      await page.getByLabel('Các điểm của đường').fill('104,025 22,3\n104,025 22,6');
      await page.getByRole('button', { name: 'Chia theo đường này' }).press('Enter');
      const row = (name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) });
      await row('Phường Giữa 1').getByText('2.500').waitFor();
      await row('Phường Giữa 2').getByText('7.500').waitFor();

      // The smaller piece joins its neighbour.
      await page.getByRole('checkbox', { name: /Phường Tây/ }).press('Space');
      await page.getByRole('checkbox', { name: /Phường Giữa, bên trái/ }).press('Space');
      await page.getByRole('button', { name: 'Lập một đơn vị từ 2 mục đã chọn' }).press('Enter');
      await row('Phường Tây').getByText('14.500').waitFor();
      await row('Phường Tây').getByText('ước theo diện tích').first().waitFor();
      await row('Phường Tây').getByText('chung ranh giới').waitFor();
      const names = page.getByLabel('Tên', { exact: true });
      await names.nth(1).fill('Sông Hồng');
      await row('Phường Sông Hồng').waitFor();
      await page.getByText('Tiêu chuẩn phường (Nghị quyết 112/2025)').first().waitFor();
      await page.getByRole('button', { name: 'Lưu phương án' }).press('Enter');

      await page.getByRole('button', { name: 'Thực hiện phương án…' }).press('Enter');
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Quyết định thực hiện' }).press('Enter');
      await dialog.getByText('Ghi căn cứ pháp lý.').waitFor();
      await dialog.getByLabel('Căn cứ pháp lý').fill('Nghị quyết 15/NQ-HĐND');
      await dialog.getByRole('button', { name: 'Quyết định thực hiện' }).press('Enter');
      await dialog.waitFor({ state: 'detached' });
      await page.getByText(/Có hiệu lực từ 01\/07\/2026 theo Nghị quyết 15/).waitFor();
      await row('Phường Sông Hồng').getByText('14.500').waitFor();
      expect(await page.getByRole('button', { name: 'Lưu phương án' }).count()).toBe(0);

      await page.getByRole('button', { name: 'Hủy quyết định…' }).press('Enter');
      await page.getByRole('dialog').getByLabel('Lý do').fill('Lấy thêm ý kiến');
      await page.getByRole('dialog').getByRole('button', { name: 'Hủy quyết định' }).press('Enter');
      await page.getByRole('button', { name: 'Thực hiện phương án…' }).waitFor();
    }),
  120_000,
);

test(
  'on the map a unit is chosen by pressing on it, and the scenario is shown as it would be; two are compared',
  () =>
    inBrowserCity(async (city) => {
      const { second, decided } = await settleScenarios(city);
      const page = await city.open({ as: city.people.office });
      await page.goto(`${city.url}/boundaries/new`, { waitUntil: 'networkidle' });
      const canvas = page.locator('canvas.maplibregl-canvas');
      await canvas.waitFor();
      await expect
        .poll(
          async () => {
            // The wards lie in a row: a quarter of the way along is the second.
            const size = await canvas.boundingBox();
            await canvas.click({ position: { x: (size?.width ?? 0) * 0.25, y: (size?.height ?? 0) / 2 } });
            return page.getByRole('checkbox', { checked: true }).count();
          },
          { timeout: 20_000, interval: 700 },
        )
        .toBe(1);
      expect(await page.getByRole('checkbox', { name: /Phường Giữa/ }).isChecked()).toBe(true);

      await page.goto(`${city.url}/boundaries`);
      await page.getByRole('checkbox', { name: 'So sánh Gộp phía tây' }).check();
      await page.getByRole('checkbox', { name: 'So sánh Gộp phía đông' }).check();
      const compared = page.getByRole('region', { name: 'So sánh các phương án' }).first();
      await compared.getByText('22.000').waitFor();
      // The middle ward ends by what was decided: the other scenario is no longer possible, and says so.
      await compared.getByText(/Phường Giữa hết hiệu lực/).waitFor();
      expect(page.url()).toContain(second.id);
      expect(page.url()).toContain(decided.id);

      // Who may not see scenarios is told so.
      const officer = await city.open({ as: city.people.officer });
      await officer.goto(`${city.url}/boundaries`);
      await officer.getByRole('alert').waitFor();
    }),
  120_000,
);
