import { expect, test } from 'vitest';
import { inTestCity } from '../../../../test/city.ts';
import { sql } from '../../../kernel/db/db.ts';
import type { FollowedReport, Report } from '../contract.ts';
import { act, ask, file, settleReports } from './testing.ts';

const note = 'Đã nhắc chủ quán giảm âm lượng, số máy 0912 345 678';

test('the reporter reads what was done, wherever it was said; the public reads it masked', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const filed = await file(city, { category: 'tieng-on', text: 'Quán hát to' });
    const followed = `/api/v1/followed-reports/${filed.number}-${filed.followCode}`;
    const lastTold = async () => (await ask<FollowedReport>(city, null, followed)).updates.at(-1);
    await act(city, city.staff, filed.id, 'finish', { note });
    expect(await lastTold()).toMatchObject({ kind: 'finished', reason: note });
    await act(city, city.people.leader, filed.id, 'return', { reason: 'Vẫn còn hát to sau 22 giờ' });

    const { workItemId } = await ask<Report>(city, city.staff, `/api/v1/reports/${filed.id}`);
    const work = `/api/v1/work-items/${workItemId}`;
    const { headers } = await city.request(city.staff, { url: work });
    const submit = { method: 'POST', url: `${work}/submit`, headers: { 'if-match': String(headers.etag) } } as const;
    await ask(city, city.staff, { ...submit, payload: { note } }); // on the page of the work
    expect(await lastTold()).toMatchObject({ kind: 'finished', reason: note });

    await city.tx.run(sql`update report set publication = 'public', public_text = text where id = ${filed.id}`);
    await city.tx.run(sql`update work_item set published = true where id = ${workItemId}`);
    const { updates } = await ask<Report>(city, null, `/api/v1/reports/${filed.id}`);
    const inPublic = updates.filter(({ kind }) => kind === 'finished').map(({ reason }) => reason);
    expect(inPublic).toHaveLength(2);
    for (const reason of inPublic) {
      expect(reason).toContain('Đã nhắc chủ quán giảm âm lượng');
      expect(reason).not.toMatch(/345 ?678/);
    }
  }));

test('without a word of what was done nothing is told but that it is', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const filed = await file(city, { category: 'tieng-on', text: 'Quán hát to' });
    await act(city, city.staff, filed.id, 'finish', { note: '  ' });
    const told = await city.tx.text(sql`
      select json_agg(json_build_array(kind, reason) order by id)::text from report_update where report_id = ${filed.id}`);
    expect(JSON.parse(told)).toEqual([
      ['received', null],
      ['finished', null],
    ]);
  }));
