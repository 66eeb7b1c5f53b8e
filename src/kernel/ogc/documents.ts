import type { Language } from '../messages.ts';
import { crs84, crsUris } from './crs.ts';
import type { FeaturesExtent } from './features.ts';
import { type Link, media, rel } from './media.ts';
import type { Encoding } from './negotiate.ts';
import type { FeatureSource, Property } from './source.ts';

const features = 'http://www.opengis.net/spec/ogcapi-features';
const cql2 = 'http://www.opengis.net/spec/cql2/1.0/conf';

/** What this server keeps of the standards; nothing stands here that is kept in part. */
export const conformsTo: readonly string[] = [
  'http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/core',
  ...['core', 'oas30', 'html', 'geojson'].map((name) => `${features}-1/1.0/conf/${name}`),
  `${features}-2/1.0/conf/crs`,
  ...['core', 'tileset', 'tilesets-list', 'geodata-tilesets', 'mvt'].map(
    (name) => `http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/${name}`,
  ),
  ...['tilematrixset', 'json-tilematrixset', 'tilesetmetadata', 'json-tilesetmetadata'].map(
    (name) => `http://www.opengis.net/spec/tms/2.0/conf/${name}`,
  ),
  ...['queryables', 'queryables-query-parameters', 'filter', 'features-filter'].map(
    (name) => `${features}-3/1.0/conf/${name}`,
  ),
  ...[
    'cql2-text',
    'cql2-json',
    'basic-cql2',
    'advanced-comparison-operators',
    'case-insensitive-comparison',
    'accent-insensitive-comparison',
    'basic-spatial-functions',
    'temporal-functions',
    'property-property',
    'arithmetic',
  ].map((name) => `${cql2}/${name}`),
];

/** The address a document has in each of its encodings, with the one it is in as itself. */
export function selfLinks(url: string, encoding: Encoding, type: string, title: string): Link[] {
  const inEncoding = (f: Encoding): Link => ({
    href: withParameter(url, 'f', f),
    rel: f === encoding ? 'self' : 'alternate',
    type: f === 'html' ? media.html : type,
    title,
  });
  return encoding === 'json' ? [inEncoding('json'), inEncoding('html')] : [inEncoding('html'), inEncoding('json')];
}

export function withParameter(url: string, name: string, value: string): string {
  const at = new URL(url);
  at.searchParams.set(name, value);
  return at.toString();
}

const words = {
  title: { vi: 'Dữ liệu bản đồ', en: 'Map data' },
  description: {
    vi: 'Các lớp dữ liệu không gian đã công bố, theo chuẩn OGC API.',
    en: 'Published layers of the map, by the OGC API standards.',
  },
} as const;

export function landingPage(base: string, city: string, language: Language, encoding: Encoding) {
  const title = `${city}: ${words.title[language]}`;
  const links: Link[] = [
    ...selfLinks(base, encoding, media.json, title),
    { href: `${base}/api`, rel: 'service-desc', type: media.openapi, title: 'OpenAPI 3.0' },
    { href: `${base}/api?f=html`, rel: 'service-doc', type: media.html, title: 'OpenAPI 3.0' },
    { href: `${base}/conformance`, rel: 'conformance', type: media.json, title: 'Conformance' },
    { href: `${base}/conformance`, rel: rel.conformance, type: media.json, title: 'Conformance' },
    { href: `${base}/collections`, rel: 'data', type: media.json, title: words.title[language] },
    { href: `${base}/tileMatrixSets`, rel: rel.tilingSchemes, type: media.json, title: 'WebMercatorQuad' },
    { href: `${base}/collections?f=html`, rel: 'data', type: media.html, title: words.title[language] },
  ];
  return { title, description: words.description[language], links };
}

export function collectionDocument(
  base: string,
  source: FeatureSource,
  extent: FeaturesExtent,
  language: Language,
  more: readonly Link[] = [],
) {
  const at = `${base}/collections/${source.id}`;
  const title = source.title[language];
  return {
    id: source.id,
    title,
    description: source.description[language],
    links: [
      { href: `${at}?f=json`, rel: 'self', type: media.json, title },
      { href: `${at}?f=html`, rel: 'alternate', type: media.html, title },
      { href: `${at}/items?f=json`, rel: 'items', type: media.geojson, title },
      { href: `${at}/items?f=html`, rel: 'items', type: media.html, title },
      { href: `${at}/queryables?f=json`, rel: rel.queryables, type: media.schema, title: 'Queryables' },
      { href: `${at}/schema?f=json`, rel: 'describedby', type: media.schema, title: 'Schema' },
      ...more,
    ],
    extent: {
      ...(extent.bbox === null ? {} : { spatial: { bbox: [extent.bbox], crs: crs84.uri } }),
      ...(extent.interval === null
        ? {}
        : {
            temporal: {
              interval: [extent.interval],
              trs: 'http://www.opengis.net/def/uom/ISO-8601/0/Gregorian',
            },
          }),
    },
    itemType: 'feature',
    crs: crsUris,
    storageCrs: crs84.uri,
  };
}
export type CollectionDocument = ReturnType<typeof collectionDocument>;

const schemaTypes: Readonly<Record<Property['type'], object>> = {
  text: { type: 'string' },
  choice: { type: 'string' },
  integer: { type: 'integer' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  day: { type: 'string', format: 'date' },
  instant: { type: 'string', format: 'date-time' },
  reference: { type: 'string', format: 'uuid' },
};

export const schemaOf = (property: Property): object => ({
  ...schemaTypes[property.type],
  ...(property.type === 'choice' ? { enum: property.values } : {}),
});

const geometryFormat = { point: 'geometry-point', multipolygon: 'geometry-multipolygon', any: 'geometry-any' } as const;

/** The properties of a collection as a JSON schema: what may be asked about, and what its features hold. */
export function schemaDocument(base: string, source: FeatureSource, language: Language, kind: 'queryables' | 'schema') {
  const properties = Object.entries(source.properties).map(([name, property]) => [
    name,
    { title: property.title[language], ...schemaOf(property) },
  ]);
  const geometry = { format: geometryFormat[source.geometry], 'x-ogc-role': 'primary-geometry' };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `${base}/collections/${source.id}/${kind}`,
    type: 'object',
    title: source.title[language],
    description: source.description[language],
    properties: {
      id: { type: 'string', format: 'uuid', title: 'ID', 'x-ogc-role': 'id' },
      geometry: { title: language === 'vi' ? 'Hình học' : 'Geometry', ...geometry },
      ...Object.fromEntries(properties),
    },
    additionalProperties: false,
  };
}
