import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../../test/city.ts';
import { ArticleText, NewArticle } from '../contract.ts';
import { publishArticle, submitArticle } from './decide-article.ts';
import { createArticle, writeArticle } from './write-article.ts';

const write = ({ tx, people, office, now }: TestCity, given: object) =>
  createArticle(
    tx,
    people.office,
    NewArticle.parse({ title: 'Cầu mới', lead: 'Thông xe.', organisationId: office, ...given }),
    now,
  );

async function publish({ tx, people, now }: TestCity, id: Awaited<ReturnType<typeof write>>['id']) {
  await submitArticle(tx, people.office, { id, version: null }, now);
  await publishArticle(tx, people.office, { id, version: null }, null, now);
}

test('a translation says what it was made from, and when the original has gone on', () =>
  inTestCity(async (city) => {
    const { tx, people, now, request } = city;
    const get = async (url: string) => (await request(null, { url })).body;
    const original = await write(city, {});
    const english = { title: 'A new bridge', language: 'en', translates: original.id };
    await expect(write(city, english)).rejects.toMatchObject({ code: 'portal.original-not-public' });
    await publish(city, original.id);
    const translation = await write(city, english);
    await expect(write(city, english)).rejects.toMatchObject({ code: 'portal.translated-already' });
    const again = { language: 'vi', translates: original.id };
    await expect(write(city, again)).rejects.toMatchObject({ code: 'portal.translated-already' });
    expect(await get(`/vi/tin-tuc/${original.slug}`)).not.toContain(translation.slug); // nobody has read it yet
    await publish(city, translation.id);
    await expect(write(city, { language: 'zh', translates: translation.id })).rejects.toMatchObject({
      code: 'portal.original-is-translation',
    });
    const chinese = await write(city, { title: '新桥通车', language: 'zh', translates: original.id });
    await publish(city, chinese.id);

    const page = await get(`/en/news/${translation.slug}`);
    expect(page).toContain('Translation of');
    expect(page).toContain(`/vi/tin-tuc/${original.slug}`);
    expect(page).toContain('Made from the version published');
    expect(page).not.toContain('The original has changed since');
    const shown = await get(`/vi/tin-tuc/${original.slug}`);
    expect(shown).toMatch(new RegExp(`hreflang="en" href="[^"]*/en/news/${translation.slug}"`));
    expect(shown).toMatch(new RegExp(`hreflang="zh-Hans" href="[^"]*/zh/news/${chinese.slug}"`));
    expect(await get(`/zh/news/${chinese.slug}`)).toContain('译自');

    const corrected = ArticleText.parse({ title: 'Cầu mới, sửa', lead: 'Thông xe.', correction: 'Sửa số liệu' });
    await writeArticle(tx, people.office, { id: original.id, version: null }, corrected, now);
    expect(await get(`/en/news/${translation.slug}`)).not.toContain('The original has changed since');
    await publish(city, original.id);
    expect(await get(`/en/news/${translation.slug}`)).toContain('The original has changed since');
    await writeArticle(
      tx,
      people.office,
      { id: translation.id, version: null },
      ArticleText.parse({ title: 'A new bridge', lead: 'Open.', correction: 'Figures' }),
      now,
    );
    await publish(city, translation.id);
    expect(await get(`/en/news/${translation.slug}`)).not.toContain('The original has changed since');
  }));
