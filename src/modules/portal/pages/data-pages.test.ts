import { expect, test } from 'vitest';
import { inTestCity } from '../../../../test/city.ts';
import { settleMap } from '../../../kernel/ogc/testing.ts';

test('a set of open data is read, narrowed, sorted and taken home without script', () =>
  inTestCity(async (city) => {
    const { market } = await settleMap(city);
    const at = (url: string) => city.request(null, { url: url.replaceAll('&amp;', '&') });
    const rowsOf = (body: string) =>
      [...body.matchAll(/<tr><th scope="row">(?:<a[^>]*>)?([^<]+)/g)].map(([, name]) => name);
    expect((await at('/vi/du-lieu')).body).toContain('<a href="/vi/du-lieu/places">Địa điểm</a>');
    const whole = (await at('/en/data/places?utm_source=elsewhere')).body;
    expect(rowsOf(whole)).toHaveLength(3);
    expect(whole).toContain(`<a href="/places/${market.id}">Chợ Kim Tân</a>`);
    const [, sorting = ''] = /<th scope="col"><a href="([^"]+)"[^>]*>Name</.exec(whole) ?? [];
    const sorted = (await at(sorting)).body;
    expect(rowsOf(sorted)).toEqual(['Cầu Mới', 'Chợ Kim Tân', 'Công viên Đông']);
    expect(sorted).toContain('aria-sort="ascending"');
    const narrowed = (await at('/vi/du-lieu/places?name.has=cong+vien&kind=park&accuracyM.to=5')).body;
    expect(rowsOf(narrowed)).toEqual(['Công viên Đông']);
    expect(narrowed).toContain('<option value="park" selected>công viên</option>');
    const [, file = ''] = /<a href="(\/data\/places\.csv\?[^"]+)"/.exec(narrowed) ?? [];
    expect((await at(file)).body.trimEnd().split('\r\n')).toHaveLength(2);
    expect((await at('/vi/du-lieu/places?kind=')).body).not.toContain('role="alert"'); // a form sends what is empty too
    const wrong = await at('/vi/du-lieu/places?accuracyM.from=xa');
    expect([wrong.statusCode, wrong.headers['content-type']]).toEqual([400, 'text/html; charset=utf-8']);
    expect(wrong.body).toMatch(/role="alert">[^<]*accuracyM/);
    expect((await at('/vi/du-lieu/none')).statusCode).toBe(404);
  }));
