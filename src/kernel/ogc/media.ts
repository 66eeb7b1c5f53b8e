/** Media types of the open standards. */
export const media = {
  json: 'application/json',
  geojson: 'application/geo+json',
  html: 'text/html',
  openapi: 'application/vnd.oai.openapi+json;version=3.0',
  schema: 'application/schema+json',
} as const;

/** A link of a document, as the standards have it. */
export interface Link {
  href: string;
  rel: string;
  type: string;
  title?: string;
}

export const rel = {
  conformance: 'http://www.opengis.net/def/rel/ogc/1.0/conformance',
  queryables: 'http://www.opengis.net/def/rel/ogc/1.0/queryables',
  geodata: 'http://www.opengis.net/def/rel/ogc/1.0/geodata',
  tilingScheme: 'http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme',
  tilingSchemes: 'http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes',
  vectorTilesets: 'http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector',
} as const;

/** The links as a header, for programs that read no body. */
export const linkHeader = (links: readonly Link[]): string =>
  links.map(({ href, rel: relation, type }) => `<${href}>; rel="${relation}"; type="${type}"`).join(', ');
