import type { LightMyRequestResponse } from 'fastify';
import { z } from 'zod';
import type { TestCity } from '../../../test/city.ts';
import { settleAreas } from '../../../test/policy/records.ts';
import type { Actor } from '../identity/actor.ts';
import { systemActor } from '../identity/actor.ts';
import { createPlace } from '../places/create-place.ts';

export const Collection = z.looseObject({
  numberMatched: z.int().optional(),
  numberReturned: z.int(),
  timeStamp: z.string(),
  links: z.array(z.object({ rel: z.string(), href: z.string(), type: z.string() })),
  features: z.array(
    z.object({
      id: z.string(),
      geometry: z.object({ type: z.string(), coordinates: z.any() }).nullable(),
      properties: z.record(z.string(), z.any()),
    }),
  ),
});

/** Two wards of a province side by side, a market in the first, a park in the second, a bridge nobody has located. */
export async function settleMap(city: TestCity) {
  const { tx, now } = city;
  const areas = await settleAreas(city);
  const place = (name: string, kind: 'market' | 'park' | 'bridge', lon: number | null) =>
    createPlace(
      tx,
      systemActor,
      {
        name,
        kind,
        placement:
          lon === null
            ? null
            : { geometry: { type: 'Point', coordinates: [lon, 22.45] }, accuracyM: 5, source: 'thử nghiệm' },
      },
      now,
    );
  const market = await place('Chợ Kim Tân', 'market', 103.95);
  const park = await place('Công viên Đông', 'park', 104.05);
  const bridge = await place('Cầu Mới', 'bridge', null);
  return { areas, market, park, bridge };
}

export type Query = Record<string, string>;

export const ask = (
  city: TestCity,
  path: string,
  query: Query = {},
  actor: Actor | null = null,
): Promise<LightMyRequestResponse> => city.request(actor, { url: `/ogc${path}`, query });

/** The names of the features found, or the code of the refusal. */
export async function namesAt(city: TestCity, collection: string, query: Query): Promise<string[] | string> {
  const answer = await ask(city, `/collections/${collection}/items`, query);
  if (answer.statusCode !== 200) return `${answer.statusCode} ${answer.json().code}`;
  return Collection.parse(answer.json()).features.map(({ properties }) => properties.name ?? properties.title);
}
