import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { findSubject } from '../../../kernel/following/choose.ts';
import { FollowSubject } from '../../../kernel/following/contract.ts';
import type { App } from '../../../kernel/http/app.ts';
import { originFor } from '../../../kernel/http/origin.ts';
import { onePage, pageQuery } from '../../../kernel/http/paging.ts';
import { inTurn, type Turns } from '../../../kernel/http/turns.ts';
import { publicActor } from '../../../kernel/identity/actor.ts';
import type { DataSet } from '../../../kernel/open-data/data-set.ts';
import { PlaceId } from '../../../kernel/places/contract.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { longestQuestion, type SearchKind, searchKinds } from '../../../kernel/search/contract.ts';
import { search } from '../../../kernel/search/search.ts';
import type { SearchSource } from '../../../kernel/search/source.ts';
import type { Services } from '../../../kernel/services.ts';

import { dayOf, Instant } from '../../../kernel/time.ts';
import { cityFigures } from '../../../kernel/work/read-figures.ts';
import { publicViewer } from '../../../kernel/work/visibility.ts';
import { warningsInForce } from '../../warnings/index.ts';
import { AccessCounter } from '../access/access-counter.ts';
import { lastDays } from '../access/count-visits.ts';
import { isPerson, networkOf } from '../access/robots.ts';
import { ArticleFilter, ArticleId, Slug, Tag } from '../contract.ts';
import {
  languagesOf,
  languageTag,
  type PageLanguage,
  pathsOf,
  type Section,
  sectionPath,
  topicPath,
} from '../paths.ts';
import { getArticle, listArticles, publicAddresses } from '../server/queries.ts';
import { accessFoot, accessPage } from './access-page.ts';
import { areaPage, areasPage } from './area-pages.ts';
import { contactsPage } from './contact-pages.ts';
import { dataPages } from './data-routes.ts';
import { documentPage, documentsPage } from './document-pages.ts';
import { followPages, type Show } from './follow-routes.ts';
import { type Around, figuresMark, framed, type Page } from './frame.ts';
import { articlePage, gonePage, listPage } from './news-pages.ts';
import { frontPage, legalPage, searchResultsPage, siteMapPage, topicsPage } from './other-pages.ts';
import { placePage, placesPage } from './place-pages.ts';
import { promiseInShort, promisePage, promisesPage } from './promise-pages.ts';
import { readArea } from './read-area.ts';
import { readContacts } from './read-contacts.ts';
import { documentAddresses, findDocument, readDocuments } from './read-documents.ts';
import { placeAddresses, readPlace, readPlaces } from './read-place.ts';
import { listPromises, listPublicWork, listTopics, listWards, withdrawnOn } from './reading.ts';
import { mostMapped, robotsFile, siteMapFile } from './site-files.ts';
import { portalStyle } from './style.ts';
import { reportingPage, visitorsPage, warningsPage } from './visitor-pages.ts';
import { dayWord, speaking } from './words.ts';

const open = { permission: 'public' } as const;
const most = { onFront: 8, onPage: 20, topics: 30, tasks: 100, promises: 200, hits: 8, days: 30 };
const ListKey = pageQuery(z.tuple([Instant, ArticleId])).pick({ after: true });

interface Asked {
  around: Around;
  /** From where, for whose turn it is. */
  ip: string;
  params: Record<string, string>;
  query: unknown;
}

/**
 * The public pages: plain HTML for everybody, with or without script, the same whoever is signed in. Each is told apart by
 * what it says; what changes by the minute (the access figures) does not make it another page.
 */
export function portalPages(
  app: App,
  services: Services,
  searchSources: readonly SearchSource[],
  dataSets: readonly DataSet[],
  turns: Turns,
): void {
  const { db, clock, settings } = services;
  const reads = db.reads;
  const counter = new AccessCounter(db, clock, (fault) => app.log.error({ err: fault }, 'fault in counting visits'));
  app.addHook('onListen', async () => counter.start());
  app.addHook('onClose', () => counter.stop());
  const today = () => dayOf(clock());

  /** A page at its address in each language, counted as a visit when somebody looks at it. */
  const page = (section: Section, rest: string, read: (asked: Asked) => Promise<Page>): void => {
    for (const language of languagesOf(section)) {
      app.get(
        sectionPath(section, language) + rest,
        { config: open, schema: { hide: true } },
        async (request, reply) => {
          const { params, query } = request;
          const made = await show(request, reply, language, (around) =>
            read({ around, ip: request.ip, params: params as Record<string, string>, query }),
          );
          if (made.status === undefined) count(request);
          return reply;
        },
      );
    }
  };

  const show: Show = async (request, reply, language, read) => {
    const origin = originFor(settings, request);
    const warnings = await warningsInForce(reads, clock());
    const around = { speaking: speaking(language), origin, city: settings.CITY_NAME, warnings };
    const made = await read(around).catch((error: unknown) => {
      if (error instanceof Refusal && error.kind === 'not-found') return gonePage(null, around);
      throw error;
    });
    await send(request, reply, made, around);
    return made;
  };
  followPages(app, services, show);

  const count = ({ method, ip, headers }: FastifyRequest): void => {
    const agent = headers['user-agent'];
    const purpose = [headers['sec-purpose'] ?? headers.purpose].flat()[0];
    if (method === 'GET' && isPerson({ agent, purpose })) counter.see(`${networkOf(ip)}\n${agent}`);
  };

  async function send(request: FastifyRequest, reply: FastifyReply, made: Page, around: Around): Promise<void> {
    const text = framed(made, around);
    const etag = `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 24)}"`;
    reply
      .code(made.status ?? 200)
      .header('cache-control', made.status === undefined && !made.isPrivate ? 'public, no-cache' : 'no-store')
      .header('content-language', languageTag(around.speaking.shown));
    if (made.status === undefined && !made.isPrivate) {
      reply.header('etag', etag);
      const held = (request.headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim());
      if (held.includes(etag)) {
        await reply.code(304).send();
        return;
      }
    }
    const foot = accessFoot(await counter.figures(), around.speaking).text;
    await reply.type('text/html; charset=utf-8').send(text.replace(figuresMark, () => foot));
  }

  page('home', '', async ({ around }) => {
    if (around.speaking.shown === 'zh') {
      const articles = await listArticles(reads, publicActor, ArticleFilter.parse({}), most.onFront);
      return visitorsPage(articles.slice(0, most.onFront), around);
    }
    const [articles, topics, figures] = await Promise.all([
      listArticles(reads, publicActor, ArticleFilter.parse({}), most.onFront),
      listTopics(reads, most.topics),
      cityFigures(reads, publicViewer, today()),
    ]);
    const promise = promiseInShort(figures, around.speaking);
    return frontPage({ articles: articles.slice(0, most.onFront), topics, promise }, around);
  });

  const list = async (
    { around, query }: Asked,
    filter: Partial<ArticleFilter>,
    shown: { title: string; paths: Partial<Record<PageLanguage, string>>; subject?: string },
  ): Promise<Page> => {
    const after = ListKey.safeParse(query).data?.after;
    const asked = { ...ArticleFilter.parse({}), ...filter };
    const found = await listArticles(reads, publicActor, asked, most.onPage, after);
    const { items, next } = onePage(found, most.onPage, ({ listedAt, id }) => [listedAt, id]);
    return listPage({ ...shown, articles: items, next, isFirst: after === undefined }, around);
  };
  page('news', '', (asked) =>
    list(
      asked,
      {},
      {
        title: asked.around.speaking.t('portal.page.news'),
        paths: pathsOf('news'),
      },
    ),
  );
  page('news', '/:slug', async ({ around, params }) => {
    const slug = Slug.safeParse(params.slug).data;
    if (slug === undefined) return gonePage(null, around);
    const gone = await withdrawnOn(reads, slug);
    if (gone !== undefined) return gonePage(dayWord(dayOf(gone.at), around.speaking.language), around);
    return articlePage(await getArticle(reads, publicActor, { slug }), around);
  });
  page('topics', '', async ({ around }) => topicsPage(await listTopics(reads, 500), around));
  page('topics', '/:tag', async (asked) => {
    const tag = Tag.safeParse(asked.params.tag).data;
    if (tag === undefined) return gonePage(null, asked.around);
    return list(
      asked,
      { tag },
      {
        title: asked.around.speaking.t('portal.page.topic', { tag }),
        ...((await findSubject(reads, FollowSubject.parse(`theme:${tag}`), clock())) === undefined
          ? {}
          : { subject: `theme:${tag}` }),
        paths: { vi: topicPath('vi', tag), en: topicPath('en', tag) },
      },
    );
  });

  page('documents', '', async ({ around, query }) =>
    documentsPage(await db.inTransaction((tx) => readDocuments(tx, query, searchSources)), around),
  );
  page('documents', '/:id', async ({ around, params }) => {
    const id = z.uuid().safeParse(params.id).data;
    const document = id === undefined ? undefined : await findDocument(reads, id);
    return document === undefined ? gonePage(null, around) : documentPage(document, around);
  });

  page('promise', '', async ({ around }) => {
    const [directives, figures] = await Promise.all([
      listPromises(reads, today(), { limit: most.promises }),
      cityFigures(reads, publicViewer, today()),
    ]);
    return promisesPage(directives, figures, around);
  });
  page('promise', '/:id', async ({ around, params }) => {
    const id = z.uuid().safeParse(params.id).data;
    const [directive] = id === undefined ? [] : await listPromises(reads, today(), { id, limit: 1 });
    if (directive === undefined) return gonePage(null, around);
    const [tasks, articles] = await Promise.all([
      listPublicWork(reads, today(), { source: directive.id }, most.tasks),
      listArticles(reads, publicActor, ArticleFilter.parse({ directive: directive.id }), most.onFront),
    ]);
    return promisePage({ directive, tasks, articles: articles.slice(0, most.onFront) }, around);
  });

  page('areas', '', async ({ around }) => areasPage(await listWards(reads, today()), around));
  page('areas', '/:id', async ({ around, params }) => {
    const id = z.uuid().safeParse(params.id).data;
    const area = id === undefined ? undefined : await readArea(reads, id, clock(), around.speaking);
    if (area === undefined) return gonePage(null, around);
    return areaPage(area, around);
  });

  page('places', '', async ({ around, query }) => placesPage(await readPlaces(reads, clock(), query), around));
  page('places', '/:id', async ({ around, params }) => {
    const id = PlaceId.safeParse(params.id).data;
    if (id === undefined) return gonePage(null, around);
    return placePage(await readPlace(reads, id, clock(), around.speaking), around);
  });
  const licence = { name: settings.OPEN_DATA_LICENCE, url: settings.OPEN_DATA_LICENCE_URL };
  dataPages(page, { readsFor: (ip) => inTurn(db.adHoc, turns, ip), today, sets: dataSets, licence });

  page('reporting', '', async ({ around }) => reportingPage(around));
  page('warnings', '', async ({ around }) => warningsPage(around.warnings, around));

  page('contacts', '', async ({ around, query }) =>
    contactsPage(await readContacts(reads, clock(), query, around.speaking), around),
  );
  page('map', '', async ({ around }) =>
    siteMapPage(await listWards(reads, today()), await listTopics(reads, most.topics), around),
  );
  page('legal', '', async ({ around }) => {
    const { OPEN_DATA_LICENCE, OPEN_DATA_LICENCE_URL } = settings;
    return legalPage({ licence: OPEN_DATA_LICENCE, licenceUrl: OPEN_DATA_LICENCE_URL }, around);
  });
  page('access', '', async ({ around }) =>
    accessPage(await counter.figures(), await lastDays(reads, most.days), around),
  );

  const order: readonly SearchKind[] = searchKinds;
  page('search', '', async ({ around, query }) => {
    const text = z.object({ q: z.string().trim().max(longestQuestion) }).safeParse(query).data?.q ?? '';
    const found = await db.inTransaction((tx) =>
      search(tx, publicActor, { text, kinds: order, limit: most.hits, after: undefined }, searchSources),
    );
    return searchResultsPage(text, found, around);
  });

  page('home', '/*', async ({ around }) => gonePage(null, around));

  app.get('/sitemap.xml', { config: open, schema: { hide: true } }, async (request, reply) => {
    const [articles, wards, directives, places, documents] = await Promise.all([
      publicAddresses(reads, mostMapped),
      listWards(reads, today()),
      listPromises(reads, today(), { limit: most.promises }),
      placeAddresses(reads, mostMapped / 5),
      documentAddresses(reads, mostMapped / 5),
    ]);
    return reply
      .type('application/xml; charset=utf-8')
      .header('cache-control', 'public, max-age=3600')
      .send(siteMapFile(originFor(settings, request), { articles, wards, directives, places, documents }));
  });
  app.get('/robots.txt', { config: open, schema: { hide: true } }, (request, reply) =>
    reply
      .type('text/plain; charset=utf-8')
      .header('cache-control', 'public, max-age=3600')
      .send(robotsFile(originFor(settings, request))),
  );
  app.get('/portal.css', { config: open, schema: { hide: true } }, (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=3600').send(portalStyle),
  );
}
