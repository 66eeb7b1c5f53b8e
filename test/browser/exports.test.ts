import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { sql } from '../../src/kernel/db/db.ts';
import { systemActor } from '../../src/kernel/identity/actor.ts';
import { openWorkItem } from '../../src/kernel/work/open-work-item.ts';
import { settleDesk } from '../../src/modules/reports/duty/testing.ts';
import { file, inOtherWard, settleReports } from '../../src/modules/reports/server/testing.ts';
import { findBarriers, inBrowserCity } from './visit.ts';

/** Each test looks at several pages. */
const patient = 120_000;

test(
  'a filtered list is taken along by the same filter: as CSV, as a spreadsheet, as a feed',
  () =>
    inBrowserCity(async (city) => {
      await settleReports(city);
      const heap = await file(city, { text: 'Rác đổ đầy vỉa hè' });
      const noise = await file(city, { text: 'Ồn suốt đêm', category: 'tieng-on' });
      const page = await city.open({ as: city.people.office });
      await page.goto(`${city.url}/reports`);
      await page.getByText(heap.number).waitFor();
      await page.getByLabel('Lĩnh vực').selectOption('tieng-on');
      await page.getByText(heap.number).waitFor({ state: 'detached' });
      await page.getByText(noise.number).waitFor();
      const coming = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Tải CSV' }).click();
      const download = await coming;
      expect(download.suggestedFilename()).toMatch(/\.csv$/);
      const csv = await readFile(await download.path(), 'utf8');
      expect(csv).toContain(noise.number);
      expect(csv).not.toContain(heap.number);
      for (const [name, type] of [
        ['Tải bảng tính', 'spreadsheetml'],
        ['Theo dõi bằng Atom', 'atom+xml'],
      ] as const) {
        const path = await page.getByRole('link', { name }).getAttribute('href');
        expect(path).toContain('category=tieng-on');
        const answer = await page.request.get(city.url + path);
        expect([answer.status(), answer.headers()['content-type']]).toEqual([200, expect.stringContaining(type)]);
      }
    }),
  patient,
);

test(
  'the map and the duty desk give their reports out by the filter that is shown, or not at all',
  () =>
    inBrowserCity(async (city) => {
      await settleDesk(city);
      await file(city, { position: inOtherWard });
      const page = await city.open({ as: city.people['duty-officer'] });
      const linked = () => page.getByRole('link', { name: 'Tải CSV' }).getAttribute('href');
      const category = await city.tx.text(sql`select id::text from report_category where code = 'rac-thai'`);
      await page.goto(`${city.url}/map?layers=reports&face=list&days=7&back=0&category=${category}`);
      const asked = new URLSearchParams((await linked())?.split('?')[1]);
      expect(Object.fromEntries(asked)).toEqual({
        open: 'true',
        category: 'rac-thai',
        from: '2026-03-03T00:00:00+07:00',
        lang: 'vi',
      });
      const answer = await page.request.get(city.url + (await linked()));
      expect((await answer.text()).match(/^PA-/gm)).toHaveLength(1);
      expect(await findBarriers(page)).toEqual([]);
      await page.getByLabel('Tình trạng').selectOption('in-time');
      await page.getByRole('link', { name: 'Tải CSV' }).waitFor({ state: 'detached' }); // the list of reports knows no such filter

      await page.goto(`${city.url}/duty`);
      await page.getByRole('button', { name: 'Chưa tiếp nhận 1' }).click();
      await page.getByRole('link', { name: 'Tải CSV' }).waitFor();
      expect(await linked()).toBe('/api/v1/duty-desk.csv?waits=acceptance&lang=vi');
      const stream = await page.request.get(city.url + (await linked()));
      expect((await stream.text()).match(/^PA-/gm)).toHaveLength(1);
      expect(await findBarriers(page)).toEqual([]);
    }),
  patient,
);

test(
  'tasks are given out as files, for a calendar and for a feed reader; inspections as files',
  () =>
    inBrowserCity(async (city) => {
      const task = { ownerId: city.office, deadline: { rule: '5wd' }, published: true };
      await openWorkItem(city.tx, systemActor, { ...task, title: 'Vá vỉa hè' }, city.now);
      await openWorkItem(city.tx, systemActor, { ...task, title: 'Dọn cống', ownerId: city.otherOffice }, city.now);
      const page = await city.open({ as: city.people.officer });
      await page.goto(`${city.url}/tasks?owner=${city.office}`);
      await page.getByText('Vá vỉa hè').waitFor();
      const read = async (name: string) => {
        const answer = await page.request.get(city.url + (await page.getByRole('link', { name }).getAttribute('href')));
        expect(answer.status()).toBe(200);
        return answer.text();
      };
      for (const name of ['Tải CSV', 'Thời hạn trong lịch', 'Theo dõi bằng Atom']) {
        const text = await read(name);
        expect(text).toContain('Vá vỉa hè');
        expect(text).not.toContain('Dọn cống');
      }
      expect(await page.getByRole('link', { name: 'Tải bảng tính' }).getAttribute('href')).toContain(city.office);
      expect(await findBarriers(page)).toEqual([]);

      await city.tx.run(sql`
        insert into inspection (id, number, version_id, organisation_id, inspector_id, address, inspected_on, begun_at,
                                finished_at, filed_at, answered, faults)
        select gen_random_uuid(), 'KT-2026-000001', v.id, ${city.office}, ${city.people.officer.id}::uuid, 'phố Cốc Lếu',
               '2026-03-09', ${city.now}, ${city.now}, ${city.now}, 1, 0
          from checklist_version v limit 1`);
      await page.goto(`${city.url}/inspections?faulty=false`);
      expect(await read('Tải CSV')).toMatch(/^KT-2026-/m);
      await page.setViewportSize({ width: 390, height: 844 });
      expect(await findBarriers(page)).toEqual([]);
    }),
  patient,
);
