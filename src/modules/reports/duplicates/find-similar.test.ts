import { expect, test } from 'vitest';
import { inTestCity } from '../../../../test/city.ts';
import { sql } from '../../../kernel/db/db.ts';
import type { Point } from '../../../kernel/geo/contract.ts';
import { publicActor } from '../../../kernel/identity/actor.ts';
import { dayOf } from '../../../kernel/time.ts';
import { categoryOffered } from '../categories/queries.ts';
import { file, inWard, settleReports } from '../server/testing.ts';
import { findSimilar } from './find-similar.ts';

const text = 'Rác đổ đầy vỉa hè';
const [lon = 0, lat = 0] = inWard.coordinates;
/** So far north of where the others are. */
const away = (metres: number) => ({ lon, lat: lat + metres / 111_195 });
const pointAway = (metres: number): Point => ({ type: 'Point', coordinates: [lon, away(metres).lat] });

test('a repeat lies as far away as its own category says, however far others reach', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const { tx, now } = city;
    const categoryId = (await categoryOffered(tx, 'rac-thai', dayOf(now))).id;
    const here = await file(city, { text, position: inWard });
    const other = await file(city, { text, position: inWard, category: 'cay-xanh' });
    const found = async (metres: number) =>
      (await findSimilar(tx, publicActor, { position: away(metres), categoryId, text, at: now, except: null })).map(
        ({ id }) => id,
      );
    const reach = (metres: number) =>
      tx.run(sql`update report_category set duplicate_m = ${metres} where code = 'rac-thai'`);
    await reach(50);
    expect(await found(20)).toEqual([here.id, other.id]);
    expect(await found(150)).toEqual([]);
    await reach(3000);
    expect(await found(2500)).toEqual([here.id]);
    await reach(5000);
    expect(await found(8000), 'by the wide cells').toEqual([here.id]);
    expect(await found(10_100)).toEqual([]);
  }));

test('in a crowd of other matters the likely one is looked at, although many are nearer', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const { tx, now } = city;
    const categoryId = (await categoryOffered(tx, 'rac-thai', dayOf(now))).id;
    const same = await file(city, { text, position: pointAway(30) });
    const nearer = await file(city, { text: 'Cây đổ chắn lối đi', position: pointAway(1), category: 'cay-xanh' });
    await tx.run(sql`
      with more as (
        insert into work_item (id, title, state, priority, owner_id, opened_at, changed_at, search)
        select gen_random_uuid(), 'Cây', 'assigned', 'normal', owner_id, reported_at, reported_at, 'cay'
          from report cross join generate_series(1, 150) where id = ${nearer.id} returning id)
      insert into report (id, number, work_item_id, state, category_id, text, position, owner_id, channel,
                          reported_at, filed_at, changed_at)
      select more.id, 'PA-2020-' || lpad((row_number() over ())::text, 6, '0'), more.id, r.state, r.category_id, r.text, r.position, r.owner_id,
             r.channel, r.reported_at, r.filed_at, r.changed_at
        from more cross join report r where r.id = ${nearer.id}`);
    const looked = { position: { lon, lat }, categoryId, text, at: now, except: null };
    const [first] = await findSimilar(tx, publicActor, looked);
    expect(first?.id).toBe(same.id);
  }));
