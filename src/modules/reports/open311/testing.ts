import { inTestCity, type TestCity } from '../../../../test/city.ts';
import { createApp } from '../../../app.ts';
import { sql } from '../../../kernel/db/db.ts';
import { createApiToken } from '../../../kernel/identity/tokens/api-tokens.ts';
import type { Permission } from '../../../kernel/policy/policy.ts';
import { settleReports } from '../server/testing.ts';

export const inWard = { lat: '22.45', long: '103.95' };
export const inOtherWard = { lat: '22.45', long: '104.05' };
type Fields = Record<string, string> | [string, string][];

async function settle(city: TestCity) {
  const { tx, now, people, services } = city;
  const areas = await settleReports(city);
  const questions = [
    ['chu', 'string'],
    ['so', 'number'],
    ['luc', 'datetime'],
    ['doan', 'text'],
    ['mot', 'singlevaluelist'],
    ['nhieu', 'multivaluelist'],
  ].map(([code, kind], i) => ({
    code,
    kind,
    question: { vi: `Câu hỏi ${i}`, en: `Question ${i}` },
    hint: i === 0 ? { vi: 'Gợi ý', en: 'Hint' } : null,
    required: code === 'mot',
    values: kind?.endsWith('list')
      ? ['a', 'b', 'c'].map((key) => ({ key, name: { vi: `Ô ${key}`, en: `O ${key}` } }))
      : [],
  }));
  await tx.run(sql`
    update report_category set attributes = ${JSON.stringify(questions)}::jsonb where code = 'duong-sa'`);
  await tx.run(sql`
    update report_setting set dispatcher_id = ${city.office}, confidant_ids = array[${people.leader.id}]::uuid[]`);
  const keyFor = async (scope: Permission[]) =>
    (await createApiToken(tx, people.officer, { name: 'app', scope, days: 30 }, now)).token;
  const key = await keyFor(['reports.file']);
  const app = createApp({ ...services, settings: { ...services.settings, OUTSIDE_NETWORKS: ['127.0.0.0/8'] } });
  const get = (path: string, headers = {}) => app.inject({ url: `/open311/v2/${path}`, headers });
  const post = (fields: Fields, format = 'json') =>
    app.inject({
      method: 'POST',
      url: `/open311/v2/requests.${format}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
      payload: new URLSearchParams(fields).toString(),
    });
  const file = async (more: Record<string, string> = {}) => {
    const fields = { api_key: key, service_code: 'khac', ...inWard, description: 'Ổ gà to', ...more };
    const filed = await post(fields);
    if (filed.statusCode !== 200) throw new Error(filed.body);
    return filed.json()[0];
  };
  const publish = (number: string) =>
    tx.run(sql`
      update report set publication = 'public', public_text = 'Đã kiểm duyệt', public_address = 'Đường A'
       where number = ${number}`);
  return { areas, app, key, keyFor, get, post, file, publish };
}
type Scene = Awaited<ReturnType<typeof settle>>;
export const inOpen311City = (work: (scene: TestCity & Scene) => Promise<void>) =>
  inTestCity(async (city) => work({ ...city, ...(await settle(city)) }));
