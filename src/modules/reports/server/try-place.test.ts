import { expect, test } from 'vitest';
import { inTestCity } from '../../../../test/city.ts';
import { sql } from '../../../kernel/db/db.ts';
import type { PlaceTrialResult, RoutingRuleView } from '../routing/contract.ts';
import { ask, inOtherWard, inWard, settleReports } from './testing.ts';

const rules = '/api/v1/report-routing-rules';
const post = (url: string, payload: object) => ({ method: 'POST', url, payload }) as const;

test('a place is tried: by whom its area is served on the day, by a rule that stands, by one that is being written', () =>
  inTestCity(async (city) => {
    const { ward } = await settleReports(city);
    const { office } = city.people;
    const { items } = await ask<{ items: { id: string; code: string }[] }>(city, null, '/api/v1/report-categories');
    const idOf = (code: string) => items.find((one) => one.code === code)?.id;
    const tried = (body: object) =>
      ask<PlaceTrialResult>(
        city,
        office,
        post(`${rules}/try-place`, { position: inWard, categoryId: idOf('rac-thai'), ...body }),
      );
    expect(await tried({})).toMatchObject({
      owner: { id: city.office },
      because: 'serves',
      rule: null,
      servedArea: { id: ward, name: 'Kiểu Mẫu' },
      areas: [{ name: 'Kiểu Mẫu' }, { name: 'Thử Nghiệm' }],
      candidates: [],
    });
    const border = { ...inWard, coordinates: [103.9998, 22.45] };
    expect((await tried({ position: border })).candidates).toMatchObject([{ organisation: { id: city.otherOffice } }]);

    const rule = {
      name: 'Đêm',
      ordinal: 1,
      hours: { from: '20:00', until: '06:00' },
      organisationId: city.otherOffice,
      validFrom: '2026-01-01',
    };
    const night = { at: '2026-03-08T23:00:00+07:00' };
    expect(await tried({ rule, ...night })).toMatchObject({
      owner: { id: city.otherOffice },
      because: 'rule',
      rule: 'Đêm',
    });
    expect(await tried(night)).toMatchObject({ owner: { id: city.office }, because: 'serves' }); // nothing was saved
    const saved = await ask<RoutingRuleView>(city, office, post(rules, rule), 201);
    expect(saved.named.organisation).toEqual({ name: 'Trung tâm thử nghiệm', endedOn: null });
    expect(await tried(night)).toMatchObject({ because: 'rule' });
    const byDay = { ...rule, hours: { from: '06:00', until: '20:00' } };
    expect(await tried({ rule: byDay, replaces: saved.id, ...night })).toMatchObject({ because: 'serves' });

    await city.tx.run(sql`update organisation_area set valid_to = '2026-03-01' where area_id = ${ward}`);
    expect(await tried({})).toMatchObject({ because: 'top', servedArea: null });
    expect(await tried({ at: '2026-02-28T10:00:00+07:00' })).toMatchObject({ because: 'serves' }); // who served it then
    await city.tx.run(sql`update report_setting set dispatcher_id = ${city.otherOffice}`);
    expect(await tried({})).toMatchObject({ owner: { id: city.otherOffice }, because: 'dispatcher' });
    expect(await tried({ categoryId: idOf('can-bo'), position: inOtherWard })).toMatchObject({ because: 'restricted' });
    const nowhere = post(`${rules}/try-place`, {
      position: { ...inWard, coordinates: [10, 10] },
      categoryId: idOf('rac-thai'),
    });
    expect(await ask<{ code: string }>(city, office, nowhere, 400)).toMatchObject({ code: 'reports.outside-city' });
  }));

test('rules that contradict each other are not saved, and one that does can still be switched off', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const { office } = city.people;
    const rule = (ordinal: number, organisationId: string, terms: object = {}) =>
      post(rules, { name: `Quy tắc ${ordinal}`, ordinal, organisationId, validFrom: '2026-01-01', ...terms });
    const first = await ask<RoutingRuleView>(city, office, rule(10, city.office, { weekdays: [6, 7] }), 201);
    const refused = async (asked: ReturnType<typeof rule>, status: number) =>
      (await ask<{ code: string }>(city, office, asked, status)).code;
    expect(await refused(rule(20, city.otherOffice, { weekdays: [7] }), 409)).toBe('reports.rule-never-reached');
    expect(await refused(rule(5, city.otherOffice), 409)).toBe('reports.rule-hides-another');
    expect(await refused(rule(10, city.otherOffice, { weekdays: [5, 6] }), 409)).toBe('reports.rule-contradicts');
    expect(await refused(rule(30, city.office, { hours: { from: '08:00', until: '08:00' } }), 400)).toBe(
      'reports.rule-no-hours',
    );
    const second = await ask<RoutingRuleView>(city, office, rule(20, city.otherOffice), 201);
    // As it may have come in before this was looked at.
    await city.tx.run(sql`update report_routing_rule set ordinal = 1 where id = ${second.id}`);
    const change = {
      method: 'PUT',
      url: `${rules}/${first.id}`,
      payload: {
        name: 'Cuối tuần',
        ordinal: 10,
        weekdays: [6, 7],
        organisationId: city.office,
        validFrom: '2026-01-01',
      },
      headers: { 'if-match': `"${first.version}"` },
    } as const;
    expect((await ask<{ code: string }>(city, office, change, 409)).code).toBe('reports.rule-never-reached');
    const end = { ...post(`${rules}/${second.id}/end`, {}), headers: { 'if-match': `"${second.version}"` } };
    expect(await ask<RoutingRuleView>(city, office, end)).toMatchObject({ validTo: '2026-03-10' });
    await ask(city, office, change); // after its last day nothing stands against it
  }));
