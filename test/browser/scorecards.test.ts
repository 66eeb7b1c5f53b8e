import { expect, test } from 'vitest';
import { createArea } from '../../src/kernel/areas/create-area.ts';
import { systemActor } from '../../src/kernel/identity/actor.ts';
import { day } from '../../src/kernel/time.ts';
import { tellGoal } from '../../src/modules/scorecards/server/goals.ts';
import { recordValue } from '../../src/modules/scorecards/server/record-value.ts';
import type { TestCity } from '../city.ts';
import { publishDirective, settleCity } from './seed.ts';
import { findAllBarriers, inBrowserCity } from './visit.ts';

const class2 = 'urban-111-2025-class-2';

/** Two wards with a few figures, and a goal that is told. */
async function settleFigures({ tx, now }: TestCity) {
  const source = 'Bảng các đơn vị mới';
  const ward = async (name: string, people: number, km2: number) =>
    (
      await createArea(
        tx,
        systemActor,
        {
          ...{ name, kind: 'ward', level: 'commune', code: null, parentId: null, validFrom: day('2020-01-01') },
          population: { people, year: null, source },
          statedArea: { km2, source },
        },
        now,
      )
    ).id;
  const north = await ward('Sông Hồng', 76_981, 72.32);
  const south = await ward('Mỏ Đồng', 67_877, 59.9);
  const figures = [
    ['clean-water', 88, '2025-12-31'],
    ['non-agricultural-labour', 74.5, '2023-12-31'],
    ['planned-role', 'Cấp tỉnh', '2026-01-01'],
    ['road-density', 8.4, '2025-12-31'],
    ['wastewater-capacity', 20, '2025-12-31'],
  ] as const;
  for (const [measure, value, on] of figures)
    await recordValue(
      tx,
      systemActor,
      { areaId: north, measure, value, on: day(on), source: 'Niên giám thống kê', sourceUrl: null },
      now,
    );
  const says = { vi: 'Theo bảng 2A, gộp hai phường.', en: 'By Table 2A, both wards together.' };
  await tellGoal(
    tx,
    systemActor,
    'loai-i',
    {
      title: { vi: 'Đạt tiêu chí đô thị loại I', en: 'Reach the criteria of class I' },
      by: day('2030-12-31'),
      answer: { vi: 'Không đạt được theo luật đang có hiệu lực.', en: 'Out of reach under the law in force.' },
      events: [
        {
          on: day('2025-12-24'),
          kind: 'law',
          text: {
            vi: 'Nghị quyết 111/2025 đòi 2,5 triệu dân.',
            en: 'Resolution 111/2025 asks for 2.5 million people.',
          },
          sources: [
            {
              title: 'VnExpress',
              url: 'https://vnexpress.net/do-thi-loai-1-phai-co-thu-nhap-cao-hon-ca-nuoc-5000955.html',
            },
          ],
        },
      ],
      cards: [{ set: class2, areas: [north, south], day: null, cases: [], says }],
    },
    now,
  );
  return { north, south };
}

test(
  'nobody is shut out of a scorecard, its gap, the simulator or a goal',
  () =>
    inBrowserCity(async (city) => {
      const { north, south } = await settleFigures(city);
      const of = `areas=${north}`;
      const paths = {
        sets: '/scorecards',
        law: `/scorecards/${class2}`,
        card: `/scorecards/${class2}?${of}`,
        together: `/scorecards/urban-1210-2016-class-1?${of},${south}&cases=northern-mountains`,
        gap: `/scorecards/${class2}/gap?${of}`,
        simulator: `/scorecards/${class2}/simulate?${of}&if-areas=${north},${south}`,
        goal: '/scorecards/goals/loai-i',
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
  120_000,
);

test('an office enters a figure where it is missing, and the scorecard shows it with its source and age', () =>
  inBrowserCity(async (city) => {
    const { north } = await settleFigures(city);
    const page = await city.open({ as: city.people.office });
    await page.goto(`${city.url}/scorecards/${class2}?areas=${north}`);
    const row = page.getByRole('row', { name: /2A\.III\.20/ });
    await row.getByText('0 đến 4').waitFor();
    await row.getByRole('button', { name: /Số liệu này từ đâu/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Chưa ai nhập số liệu này.').waitFor();
    await dialog.getByText('Nhập số liệu', { exact: true }).first().click();
    await dialog.getByLabel('Giá trị (khu)').fill('nhiều');
    await dialog.getByLabel('Nguồn', { exact: true }).fill('Kiểm kê cây xanh 2025');
    await dialog.getByRole('button', { name: 'Nhập số liệu' }).click();
    await dialog.getByText('Cho một số').waitFor();
    await dialog.getByLabel('Giá trị (khu)').fill('3');
    await dialog.getByRole('button', { name: 'Nhập số liệu' }).click();
    await dialog.waitFor({ state: 'detached' });
    await row.getByText('3 khu').waitFor();
    expect(await row.innerText()).toContain('3,5');

    // Everybody may go down to the record.
    const visitor = await city.open({ language: 'en' });
    await visitor.goto(`${city.url}/scorecards/${class2}?areas=${north}`);
    await visitor
      .getByRole('row', { name: /2A\.III\.20/ })
      .getByRole('button')
      .click();
    await visitor.getByRole('dialog').getByText('Kiểm kê cây xanh 2025').first().waitFor();
    expect(await visitor.getByRole('dialog').getByText('Enter a figure').count()).toBe(0);
  }));

test('a change is tried, stands in the link, and the law is switched', () =>
  inBrowserCity(async (city) => {
    const { north, south } = await settleFigures(city);
    const page = await city.open();
    await page.goto(`${city.url}/scorecards/${class2}?areas=${north}`);
    await page.getByRole('link', { name: 'Thử thay đổi' }).click();
    await page.getByLabel('Nếu Quy mô dân số đô thị là').fill('350.000');
    await page
      .getByRole('row', { name: /2A\.II\.03/ })
      .getByText('+6,25')
      .waitFor();
    const link = page.url();
    expect(decodeURIComponent(link)).toContain('{"2A.II.03":350000}');

    const other = await city.open({ width: 'phone' });
    await other.goto(link);
    await other
      .getByRole('row', { name: /2A\.II\.03/ })
      .getByText('+6,25')
      .waitFor();

    await page.getByRole('button', { name: 'Bỏ các thay đổi' }).click();
    await page.getByLabel('Địa bàn').selectOption(south);
    const population = page.getByLabel('Nếu Quy mô dân số đô thị là');
    await expect.poll(() => population.getAttribute('placeholder')).toBe('144.858 người');
    await page.getByLabel('Theo bộ tiêu chí').selectOption('urban-1210-2016-class-1');
    await page.getByLabel(/Trung du và miền núi phía Bắc/).check();
    await page
      .getByRole('row', { name: /A2\.whole/ })
      .getByText('chưa đạt')
      .waitFor();
  }));

test('a gap is given as work under a clause, and the task says what it is worth', () =>
  inBrowserCity(async (city) => {
    await settleCity(city);
    const [parent] = (await publishDirective(city)).workItems;
    const { north } = await settleFigures(city);
    const page = await city.open({ as: city.people.leader });
    await page.goto(`${city.url}/scorecards/${class2}/gap?areas=${north}`);
    const first = page.locator('.gap-steps tbody tr').first();
    expect(await first.innerText()).toContain('Tỷ lệ dân số được cấp nước sạch tập trung');
    await first.getByRole('button', { name: /Giao việc/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Cơ quan chủ trì' }).fill('noi vu');
    await dialog.getByRole('option', { name: /Phòng Nội vụ/ }).click();
    await dialog.getByLabel(/Thuộc nhiệm vụ/).selectOption(parent?.id ?? '');
    await dialog.getByRole('button', { name: 'Giao việc' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('đáng 2 điểm').waitFor();
    await page.getByRole('link', { name: /Đạt tiêu chuẩn 2A\.III\.08/ }).click();
    await page.getByText('Đáng 2 điểm trong “Đô thị loại II (Nghị quyết 111/2025)”').waitFor();
    expect(await page.locator('.page-head .over').innerText()).toContain('15/CT-UBND');
  }));
