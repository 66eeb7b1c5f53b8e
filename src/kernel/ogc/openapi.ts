import { crsUris } from './crs.ts';
import { schemaOf } from './documents.ts';
import { media } from './media.ts';
import { largestLimit, usualLimit } from './parameters.ts';
import type { FeatureSource } from './source.ts';
import { matrixSet } from './tiles-documents.ts';
import type { TiledSource } from './tiles-routes.ts';

const text = (description: string) => ({ type: 'string', description });
const query = (name: string, description: string, schema: object) => ({
  name,
  in: 'query',
  description,
  required: false,
  schema,
  style: 'form',
  explode: false,
});

const format = query('f', 'Encoding of the answer; by Accept if absent.', { type: 'string', enum: ['json', 'html'] });
const language = query('lang', 'Language of the texts; by Accept-Language if absent.', {
  type: 'string',
  enum: ['vi', 'en'],
});
const crs = query('crs', 'Coordinate reference system of the answer.', {
  type: 'string',
  format: 'uri',
  enum: crsUris,
  default: crsUris[0],
});

const itemParameters = [
  query('limit', `Features on a page. More than ${largestLimit} is answered with ${largestLimit}.`, {
    type: 'integer',
    minimum: 1,
    maximum: largestLimit,
    default: usualLimit,
  }),
  query('bbox', 'Features that meet the box: west, south, east, north; with heights six numbers.', {
    type: 'array',
    minItems: 4,
    maxItems: 6,
    items: { type: 'number' },
  }),
  query('bbox-crs', 'Coordinate reference system of bbox.', { type: 'string', format: 'uri', enum: crsUris }),
  query('datetime', 'Features whose time meets an instant, a day or an interval; an open end is two dots.', {
    type: 'string',
  }),
  crs,
  query('filter', 'Condition in CQL2 about the queryables.', { type: 'string' }),
  query('filter-lang', 'Spelling of the filter.', {
    type: 'string',
    enum: ['cql2-text', 'cql2-json'],
    default: 'cql2-text',
  }),
  query('filter-crs', 'Coordinate reference system of geometries in the filter.', {
    type: 'string',
    format: 'uri',
    enum: crsUris,
  }),
  query('after', 'Identifier of the last feature of the page before, as the link "next" has it.', {
    type: 'string',
    format: 'uuid',
  }),
];

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/problem' } } },
});
const problems = {
  '400': problem('A parameter is unknown, or its value cannot be read.'),
  '404': problem('There is no such thing, or not for the asker.'),
  '429': problem('Too many requests; Retry-After says when to come again.'),
  '500': problem('A fault of the server.'),
};
const answer = (schema: string, type: string = media.json, description = 'The answer.') => ({
  '200': {
    description,
    content: {
      [type]: { schema: { $ref: `#/components/schemas/${schema}` } },
      [media.html]: { schema: { type: 'string' } },
    },
  },
  ...problems,
});
const get = (operationId: string, summary: string, tag: string, parameters: object[], responses: object) => ({
  get: { operationId, summary, tags: [tag], parameters, responses },
});

/** The description of this interface in OpenAPI 3.0, as the clients of the standard read it. */
export function describeOgc(
  base: string,
  title: string,
  version: string,
  sources: readonly FeatureSource[],
  tiled: readonly TiledSource[],
) {
  const paths: Record<string, object> = {
    '/': get('getLandingPage', 'Where to begin', 'Capabilities', [format, language], answer('landingPage')),
    '/conformance': get(
      'getConformance',
      'What is kept of the standards',
      'Capabilities',
      [format, language],
      answer('conformance'),
    ),
    '/collections': get('getCollections', 'All collections', 'Capabilities', [format, language], answer('collections')),
  };
  for (const source of sources) {
    const { id } = source;
    const at = `/collections/${id}`;
    const name = id.replace(/\W/g, '_');
    const asProperties = Object.entries(source.properties).map(([property, of]) =>
      query(property, `${of.title.en}: exactly this value.`, schemaOf(of)),
    );
    const both = [format, language];
    paths[at] = get(`describe_${name}`, `About ${source.title.en}`, 'Capabilities', both, answer('collection'));
    paths[`${at}/queryables`] = get(
      `queryables_${name}`,
      'What filters may ask about',
      'Capabilities',
      both,
      answer('schema', media.schema),
    );
    paths[`${at}/schema`] = get(
      `schema_${name}`,
      'What features hold',
      'Capabilities',
      both,
      answer('schema', media.schema),
    );
    paths[`${at}/items`] = get(
      `items_${name}`,
      source.description.en,
      'Data',
      [...itemParameters, ...asProperties, ...both],
      answer('featureCollection', media.geojson),
    );
    const featureId = {
      name: 'featureId',
      in: 'path',
      required: true,
      description: 'Identifier',
      schema: { type: 'string' },
    };
    paths[`${at}/items/{featureId}`] = get(
      `item_${name}`,
      `One of ${source.title.en}`,
      'Data',
      [featureId, crs, ...both],
      answer('feature', media.geojson),
    );
  }
  const inJson = [query('f', 'Encoding of the answer.', { type: 'string', enum: ['json'] }), language];
  paths['/tileMatrixSets'] = get('tileMatrixSets', 'How tiles cut the world', 'Tiles', inJson, answer('document'));
  paths[`/tileMatrixSets/${matrixSet}`] = get('tileMatrixSet', matrixSet, 'Tiles', inJson, answer('document'));
  for (const { source } of tiled) {
    const at = `/collections/${source.id}/tiles`;
    const number = (name: string, description: string) => ({
      name,
      in: 'path',
      required: true,
      description,
      schema: { type: 'string' },
    });
    const where = [
      number('tileMatrix', 'Zoom'),
      number('tileRow', 'Row, from the north'),
      number('tileCol', 'Column, from the west'),
    ];
    paths[at] = get(`tilesets_${source.id}`, `Tiles of ${source.title.en}`, 'Tiles', inJson, answer('document'));
    paths[`${at}/${matrixSet}`] = get(
      `tileset_${source.id}`,
      'What is in the tiles',
      'Tiles',
      inJson,
      answer('document'),
    );
    paths[`${at}/${matrixSet}/{tileMatrix}/{tileRow}/{tileCol}`] = get(
      `tile_${source.id}`,
      'One tile',
      'Tiles',
      where,
      {
        '200': {
          description: 'The tile.',
          content: { 'application/vnd.mapbox-vector-tile': { schema: { type: 'string', format: 'binary' } } },
        },
        ...problems,
      },
    );
  }
  return {
    openapi: '3.0.3',
    info: {
      title,
      version,
      description: 'OGC API: features of the city.',
      license: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
    },
    servers: [{ url: base }],
    tags: [
      { name: 'Capabilities', description: 'What there is and what is kept of the standards.' },
      { name: 'Data', description: 'The features.' },
      { name: 'Tiles', description: 'The same drawn as vector tiles.' },
    ],
    paths,
    components: { schemas },
  };
}

const object = (required: string[], properties: object) => ({ type: 'object', required, properties });
const list = (name: string) => ({ type: 'array', items: { $ref: `#/components/schemas/${name}` } });
const strings = { type: 'array', items: { type: 'string' } };

const schemas = {
  problem: object(['title', 'status', 'code'], {
    type: text('Where the code is explained.'),
    title: text('Kind of the problem.'),
    status: { type: 'integer' },
    code: text('Stable name of the reason.'),
    detail: text('The reason as a sentence.'),
  }),
  link: object(['href', 'rel', 'type'], {
    href: text('Where it leads.'),
    rel: text('What it is to this document.'),
    type: text('Media type.'),
    title: text('Title.'),
  }),
  landingPage: object(['links'], { title: text('Title.'), description: text('Description.'), links: list('link') }),
  conformance: object(['conformsTo'], { conformsTo: strings }),
  collections: object(['links', 'collections'], { links: list('link'), collections: list('collection') }),
  collection: object(['id', 'links'], {
    id: text('Its name in addresses.'),
    title: text('Title.'),
    description: text('Description.'),
    links: list('link'),
    extent: { type: 'object' },
    itemType: text('What its items are.'),
    crs: strings,
    storageCrs: text('The system things are stored in.'),
  }),
  schema: { type: 'object', description: 'A JSON Schema.' },
  document: { type: 'object', description: 'A document as the standard of tiles has it.' },
  featureCollection: object(['type', 'features'], {
    type: { type: 'string', enum: ['FeatureCollection'] },
    features: list('feature'),
    links: list('link'),
    timeStamp: { type: 'string', format: 'date-time' },
    numberMatched: { type: 'integer', minimum: 0, description: 'Left out where more match than are counted.' },
    numberReturned: { type: 'integer', minimum: 0 },
  }),
  feature: object(['type', 'geometry', 'properties'], {
    type: { type: 'string', enum: ['Feature'] },
    id: text('Identifier.'),
    geometry: { type: 'object', nullable: true },
    properties: { type: 'object', nullable: true },
    links: list('link'),
  }),
};
