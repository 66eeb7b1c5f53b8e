import { expect, test } from 'vitest';
import { inTestCity } from '../../../../test/city.ts';
import { aWorkItem } from '../../../../test/policy/records.ts';
import { readSample } from '../../directives/server/testing.ts';

test('an editor finds what an article can speak of, and no more of it than one sees anyway', () =>
  inTestCity(async (city) => {
    const { people, request, office } = city;
    const { id } = await readSample(city);
    const shown = await aWorkItem(city, city.administrator, 'Trồng cây đường Thử', {
      ownerId: office,
      published: true,
    });
    const names = [people.leader.id];
    const secret = await aWorkItem(city, people.leader, 'Trồng cây kín', { ownerId: office, readerIds: names });
    const find = async (query: string, actor = people.office) => {
      const answer = await request(actor, { url: `/api/v1/article-relations?${query}` });
      return { status: answer.statusCode, ids: (answer.json().items ?? []).map((item: { id: string }) => item.id) };
    };
    expect((await find('kind=task&q=trong+cay')).ids).toEqual([shown.id]);
    expect((await find(`kind=task&ids=${shown.id},${secret.id}`)).ids).toEqual([shown.id]);
    expect((await find('kind=directive&q=chinh+trang')).ids).toEqual([id]);
    expect((await find('kind=directive&q=12/KH')).ids).toEqual([id]);
    expect((await find('kind=directive&q=chinh+trang', people.editor)).ids).toEqual([]);
    expect((await find('kind=task&ids=x')).status).toBe(400);
    expect((await find('kind=task&q=%25')).status).toBe(200);
    expect((await find('kind=task&q=cay', people.citizen)).status).toBe(403);
  }));
