import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import packageJson from '../../../package.json' with { type: 'json' };
import { type App, actorOf } from '../http/app.ts';
import { docsStyle, renderDocs } from '../http/docs-page.ts';
import { keptFor } from '../http/kept-for.ts';
import { languageOf } from '../http/language.ts';
import { originFor } from '../http/origin.ts';
import { inTurn, type Turns } from '../http/turns.ts';
import { publicActor } from '../identity/actor.ts';
import type { Language } from '../messages.ts';
import { notFound } from '../refusal.ts';
import type { Services } from '../services.ts';
import type { TileLayer } from '../tiles/layer.ts';
import { dayOf } from '../time.ts';
import { collectionDocument, conformsTo, landingPage, schemaDocument, selfLinks, withParameter } from './documents.ts';
import { extentOf, type FeaturesExtent, getFeature, listFeatures } from './features.ts';
import { type Link, linkHeader, media } from './media.ts';
import { ogcMessages } from './messages.ts';
import { type Encoding, encodingOf } from './negotiate.ts';
import { openToAll } from './open-to-all.ts';
import { describeOgc } from './openapi.ts';
import {
  collectionHtml,
  collectionsCrumb,
  collectionsHtml,
  conformanceHtml,
  featureHtml,
  home,
  itemsHtml,
  landingHtml,
  type PageOf,
  pagesStyle,
  queryablesHtml,
  type ReadFeature,
  titleOf,
} from './pages.ts';
import { type Asked, demandKnown, everywhere, itemParameters, readCrs, readItemsAsked } from './parameters.ts';
import type { FeatureSource } from './source.ts';
import { tilesLink } from './tiles-documents.ts';
import { ogcTilesRoutes, tiledSources } from './tiles-routes.ts';

const tags = ['ogc'];
const text = z.string().optional();
/** Values are read by the rules of the standard, which names every parameter it refuses. */
const Everywhere = z.looseObject({ f: text.describe('json or html'), lang: text });
const extentsLastMs = 10 * 60 * 1000;

/** OGC API Features: the layers of the map as QGIS, GDAL and other programs read them, with the rights of who asks. */
export function ogcRoutes(
  app: App,
  services: Services,
  sources: readonly FeatureSource[],
  tileLayers: readonly TileLayer[],
  turns: Turns,
): void {
  const { db, clock, settings } = services;
  const rateLimit = { max: settings.OPEN_DATA_PER_MINUTE, timeWindow: '1 minute' };
  const open = { permission: 'public', rateLimit } as const;
  openToAll(app, '/ogc');

  /** What every answer needs of its request, with nothing unknown in it. */
  const begin = (request: FastifyRequest, reply: FastifyReply, known: readonly string[] = []) => {
    const asked = request.query as Asked;
    if (known.length > 0) demandKnown(asked, [...everywhere, ...known]);
    else demandKnown(asked, everywhere);
    reply.header('vary', 'accept, accept-language, cookie, authorization').header('cache-control', 'no-cache');
    const origin = originFor(settings, request);
    return {
      asked,
      base: `${origin}/ogc`,
      url: `${origin}${request.url}`,
      encoding: encodingOf(request, asked.f),
      language: languageOf(asked.lang, request.headers['accept-language']),
    };
  };

  /** The document, or the page of it. */
  const answer = (reply: FastifyReply, encoding: Encoding, document: object, type: string, page: () => string) => {
    if (encoding === 'html') return reply.type(`${media.html}; charset=utf-8`).send(page());
    return reply.type(type).send(JSON.stringify(document));
  };

  const tiled = tiledSources(sources, tileLayers);
  const moreLinks = (base: string, source: FeatureSource, language: Language): Link[] =>
    tiled.some((each) => each.source === source) ? [tilesLink(base, source, language)] : [];
  ogcTilesRoutes(app, services, tiled);

  const extents = keptFor<FeaturesExtent>(extentsLastMs, clock);
  /** Where the published features are. Found by looking at all of them, so it is asked for now and then only. */
  const extentFor = (source: FeatureSource): Promise<FeaturesExtent> => {
    const now = clock();
    return extents(source.id, () => extentOf(db.reads, source, { actor: publicActor, today: dayOf(now) }, now));
  };

  const route = (
    url: string,
    operationId: string,
    summary: string,
    handler: (request: FastifyRequest, reply: FastifyReply) => unknown,
  ) => app.get(url, { config: open, schema: { tags, operationId, summary, querystring: Everywhere } }, handler);

  const landing = (request: FastifyRequest, reply: FastifyReply) => {
    const { base, encoding, language } = begin(request, reply);
    const document = landingPage(base, settings.CITY_NAME, language, encoding);
    reply.header('link', linkHeader(document.links));
    return answer(reply, encoding, document, media.json, () => landingHtml({ ...document, base, language, path: [] }));
  };
  route('/ogc', 'ogcLanding', 'OGC API: where to begin', landing);
  app.get('/ogc/', { config: open, schema: { hide: true } }, landing);

  route('/ogc/conformance', 'ogcConformance', 'OGC API: what is kept of the standards', (request, reply) => {
    const { base, url, encoding, language } = begin(request, reply);
    const title = titleOf(language, 'conformance');
    const links = selfLinks(url, encoding, media.json, title);
    const page = { base, language, title, links, path: [home(base, language)] };
    return answer(reply, encoding, { links, conformsTo }, media.json, () => conformanceHtml(page, conformsTo));
  });

  route('/ogc/api', 'ogcDescription', 'OGC API: its description in OpenAPI 3.0', (request, reply) => {
    const { base, encoding, language } = begin(request, reply);
    const document = describeOgc(base, `${settings.CITY_NAME}: OGC API`, packageJson.version, sources, tiled);
    // As bytes: to a text the type would be given a charset, and clients compare it letter by letter.
    if (encoding === 'json') {
      return reply.header('content-type', media.openapi).send(Buffer.from(JSON.stringify(document)));
    }
    const machine = { href: `${base}/api?f=json`, name: 'OpenAPI 3.0' };
    return reply.type(`${media.html}; charset=utf-8`).send(renderDocs(document, ogcMessages, language, machine));
  });

  route('/ogc/collections', 'ogcCollections', 'OGC API: the layers', async (request, reply) => {
    const { base, url, encoding, language } = begin(request, reply);
    const title = titleOf(language, 'collections');
    const collections = await Promise.all(
      sources.map(async (source) =>
        collectionDocument(base, source, await extentFor(source), language, moreLinks(base, source, language)),
      ),
    );
    const links = selfLinks(url, encoding, media.json, title);
    reply.header('link', linkHeader(links));
    const page = { base, language, title, links, path: [home(base, language)] };
    return answer(reply, encoding, { links, collections }, media.json, () => collectionsHtml(page, collections));
  });

  for (const source of sources) collectionRoutes(source);

  function collectionRoutes(source: FeatureSource): void {
    const at = `/ogc/collections/${source.id}`;
    const config = { permission: source.permission, rateLimit };
    const about = (name: string, summary: string, querystring: z.ZodType = Everywhere) => ({
      config,
      schema: { tags, operationId: `ogc-${source.id}${name}`, summary: `${source.title.en}: ${summary}`, querystring },
    });
    const pageOf = (
      base: string,
      language: Language,
      title: string,
      links: readonly Link[],
      ...below: PageOf['path']
    ): PageOf => ({
      base,
      language,
      title,
      links,
      path: [home(base, language), collectionsCrumb(base, language), ...below],
    });
    const ownCrumb = (base: string, language: Language) => ({
      href: `${base}/collections/${source.id}?f=html`,
      title: source.title[language],
    });

    app.get(at, about('', 'what it is'), async (request, reply) => {
      const { base, encoding, language } = begin(request, reply);
      const document = collectionDocument(
        base,
        source,
        await extentFor(source),
        language,
        moreLinks(base, source, language),
      );
      const links = selfLinks(`${base}/collections/${source.id}`, encoding, media.json, document.title);
      reply.header('link', linkHeader(document.links));
      const page = { ...pageOf(base, language, document.title, links), description: document.description };
      return answer(reply, encoding, document, media.json, () => collectionHtml(page, document));
    });

    for (const kind of ['queryables', 'schema'] as const) {
      app.get(`${at}/${kind}`, about(`-${kind}`, 'its properties as a JSON schema'), (request, reply) => {
        const { base, url, encoding, language } = begin(request, reply);
        const title = `${source.title[language]}: ${titleOf(language, 'queryables')}`;
        const page = pageOf(
          base,
          language,
          title,
          selfLinks(url, encoding, media.schema, title),
          ownCrumb(base, language),
        );
        const document = schemaDocument(base, source, language, kind);
        return answer(reply, encoding, document, media.schema, () => queryablesHtml(page, source));
      });
    }

    const ItemsQuery = z.looseObject(
      Object.fromEntries(
        ['f', 'lang', ...itemParameters, ...Object.keys(source.properties)].map((name) => [name, text]),
      ),
    );
    app.get(`${at}/items`, about('-items', 'its features', ItemsQuery), async (request, reply) => {
      const { asked, base, url, encoding, language } = begin(request, reply, [
        ...itemParameters,
        ...Object.keys(source.properties),
      ]);
      const items = readItemsAsked(asked, source);
      const now = clock();
      const reads = inTurn(db.adHoc, turns, request.ip);
      const found = await listFeatures(reads, source, items, {
        actor: actorOf(request),
        today: dayOf(now),
      });
      const title = source.title[language];
      const links = selfLinks(url, encoding, media.geojson, title);
      links.push({ href: `${base}/collections/${source.id}`, rel: 'collection', type: media.json, title });
      if (found.next !== null) {
        const type = encoding === 'html' ? media.html : media.geojson;
        links.push({ href: withParameter(url, 'after', found.next), rel: 'next', type, title });
      }
      reply.header('content-crs', `<${items.crs.uri}>`).header('link', linkHeader(links));
      if (encoding === 'html') {
        const features = found.features.map((feature): ReadFeature => JSON.parse(feature));
        const page = pageOf(base, language, title, links, ownCrumb(base, language));
        return reply.type(`${media.html}; charset=utf-8`).send(itemsHtml(page, source, features, found.matched));
      }
      const head = JSON.stringify({
        type: 'FeatureCollection',
        links,
        timeStamp: now,
        ...(found.matched === undefined ? {} : { numberMatched: found.matched }),
        numberReturned: found.features.length,
      });
      return reply.type(media.geojson).send(`${head.slice(0, -1)},"features":[${found.features.join(',')}]}`);
    });

    app.get(
      `${at}/items/:featureId`,
      {
        config,
        schema: {
          ...about('-item', 'one feature').schema,
          params: z.object({ featureId: z.string() }),
          querystring: Everywhere.extend({ crs: text }),
        },
      },
      async (request, reply) => {
        const { asked, base, url, encoding, language } = begin(request, reply, ['crs']);
        const crs = readCrs(typeof asked.crs === 'string' ? asked.crs : undefined, 'crs');
        const viewer = { actor: actorOf(request), today: dayOf(clock()) };
        const feature = await getFeature(
          inTurn(db.adHoc, turns, request.ip),
          source,
          request.params.featureId,
          crs,
          viewer,
        );
        const title = source.title[language];
        const links = selfLinks(url, encoding, media.geojson, title);
        links.push({ href: `${base}/collections/${source.id}`, rel: 'collection', type: media.json, title });
        reply.header('content-crs', `<${crs.uri}>`).header('link', linkHeader(links));
        if (encoding === 'html') {
          const page = pageOf(base, language, request.params.featureId, links, ownCrumb(base, language));
          return reply.type(`${media.html}; charset=utf-8`).send(featureHtml(page, source, JSON.parse(feature)));
        }
        return reply.type(media.geojson).send(`${feature.slice(0, -1)},"links":${JSON.stringify(links)}}`);
      },
    );
  }

  app.get('/ogc/collections/:collectionId', { config: open, schema: { hide: true } }, (request) => {
    throw unknownCollection(request);
  });
  app.get('/ogc/collections/:collectionId/*', { config: open, schema: { hide: true } }, (request) => {
    throw unknownCollection(request);
  });
  app.get('/ogc/style.css', { config: open, schema: { hide: true } }, (_request, reply) =>
    reply
      .type('text/css; charset=utf-8')
      .header('cache-control', 'max-age=3600')
      .send(docsStyle + pagesStyle),
  );
}

const unknownCollection = (request: FastifyRequest) => {
  const { collectionId } = request.params as { collectionId: string };
  return notFound('ogc.no-such-collection', { id: collectionId.slice(0, 60) });
};
