import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { askForOwn, askToFollow, Email } from '../../../kernel/following/ask.ts';
import { findSubject, getSubject } from '../../../kernel/following/choose.ts';
import { FollowSubject, Pace, Topic } from '../../../kernel/following/contract.ts';
import {
  changeFollowing,
  confirmFollowing,
  getAsked,
  leaveFollowing,
  linesOf,
} from '../../../kernel/following/keep.ts';
import { followingMessages } from '../../../kernel/following/messages.ts';
import { confirmPath, followPath, leavePath, ownPath } from '../../../kernel/following/paths.ts';
import { readToken, writeToken } from '../../../kernel/following/tokens.ts';
import type { App } from '../../../kernel/http/app.ts';
import { html } from '../../../kernel/http/html.ts';
import { say } from '../../../kernel/http/language.ts';
import { httpMessages } from '../../../kernel/http/messages.ts';
import { unstorable } from '../../../kernel/http/reading.ts';
import type { Language } from '../../../kernel/messages.ts';
import { sendsMail } from '../../../kernel/notifications/mail/smtp.ts';
import { notFound, Refusal } from '../../../kernel/refusal.ts';
import type { Services } from '../../../kernel/services.ts';
import { dayOf } from '../../../kernel/time.ts';
import type { PageLanguage } from '../paths.ts';
import { choosePage, followPage, ownPage, pressPage, saidPage } from './follow-pages.ts';
import { followScript } from './follow-script.ts';
import type { Around, Page } from './frame.ts';
import { listPromises, listTopics, listWards } from './reading.ts';

/** Answers with a page in the frame. */
export type Show = (
  request: FastifyRequest,
  reply: FastifyReply,
  language: PageLanguage,
  read: (around: Around) => Promise<Page>,
) => Promise<Page>;

const open = { permission: 'public', repeatable: false } as const;
const schema = { hide: true } as const;
const rateLimit = { max: 20, timeWindow: '1 minute' };
const most = { themes: 60, directives: 30 };
const largestForm = 8 * 1024;
const Form = z.record(z.string(), z.array(z.string()));
const Token = z.object({ token: z.string().max(400) });

/** Theo dõi: the pages on which one follows without an account, says yes, sees what one follows, and stops. */
export function followPages(portal: App, services: Services, show: Show): void {
  const { db, clock, settings, secret } = services;
  const reads = db.reads;
  const mails = sendsMail(settings);

  portal.get('/follow.js', { config: open, schema }, (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').header('cache-control', 'public, max-age=3600').send(followScript),
  );

  // Forms in place of JSON; mail programs send theirs too, to stop (RFC 8058).
  portal.register(async (app: App) => {
    const type = 'application/x-www-form-urlencoded';
    app.addContentTypeParser(type, { parseAs: 'string', bodyLimit: largestForm }, (_request, body, done) => {
      const fields: Record<string, string[]> = {};
      for (const [name, value] of new URLSearchParams(String(body))) fields[name] = [...(fields[name] ?? []), value];
      done(unstorable(fields), fields);
    });
    app.setErrorHandler(async (error, request, reply) => {
      const { retryAfterSeconds } = error instanceof Refusal ? error.details : {};
      if (typeof retryAfterSeconds === 'number') reply.header('retry-after', retryAfterSeconds);
      const language = request.url.startsWith('/en/') ? 'en' : 'vi';
      await show(request, reply, language, async (around) => refused(error, around));
      return reply;
    });
    for (const language of ['vi', 'en'] as const) pagesIn(app, language);
  });

  function pagesIn(app: App, language: Language): void {
    const answer = (
      method: 'GET' | 'POST',
      path: string,
      read: (asked: { around: Around; query: unknown; form: Fields }) => Promise<Page>,
    ): void => {
      app.route({
        method,
        url: path,
        config: method === 'POST' ? { ...open, rateLimit } : open,
        schema,
        handler: async (request, reply) => {
          await show(request, reply, language, async (around) => {
            const form = fieldsOf(request.body);
            return read({ around, query: request.query, form }).catch((error: unknown) => refused(error, around));
          });
          return reply;
        },
      });
    };
    const tokenOf = (query: unknown) => Token.safeParse(query).data?.token ?? '';

    answer('GET', followPath(language), async ({ around, query }) => {
      const asked = z.object({ subject: FollowSubject }).safeParse(query);
      if (asked.success) {
        const { subject } = asked.data;
        return followPage({ subject, named: await getSubject(reads, subject, clock()), sendsMail: mails }, around);
      }
      if (z.object({ subject: z.unknown().refine((one) => one !== undefined) }).safeParse(query).success) {
        throw notFound('following.subject-unknown');
      }
      const [wards, themes, directives] = await Promise.all([
        listWards(reads, dayOf(clock())),
        listTopics(reads, most.themes),
        listPromises(reads, dayOf(clock()), { limit: most.directives }),
      ]);
      return choosePage({ wards, themes, directives, sendsMail: mails }, around);
    });

    answer('POST', followPath(language), async ({ around, form }) => {
      const { t } = around.speaking;
      const subject = FollowSubject.safeParse(form.one('subject')).data;
      const named = subject === undefined ? undefined : await findSubject(reads, subject, clock());
      if (subject === undefined || named === undefined) throw notFound('following.subject-unknown');
      if (!mails) throw new Refusal('unavailable', 'following.no-mail');
      const email = Email.safeParse(form.one('email').trim());
      const topics = z.array(Topic).min(1).safeParse(form.all('topic'));
      const hasOne =
        !topics.success &&
        form.all('topic').length === 0 &&
        !subject.startsWith('area:') &&
        !subject.startsWith('directive:');
      const pace = Pace.safeParse(form.one('pace')).data ?? 'daily';
      if (!email.success || !(topics.success || hasOne)) {
        const code = email.success ? 'following.topic-unknown' : 'following.email-invalid';
        const sent = { email: form.one('email').slice(0, 254), topics: form.all('topic'), pace };
        const fault = say(followingMessages[code], language);
        return followPage({ subject, named, sendsMail: mails, sent: { ...sent, fault } }, around);
      }
      const chosen = topics.success ? topics.data : undefined;
      await db.inTransaction((tx) =>
        askToFollow(tx, { email: email.data, language, subject, topics: chosen, pace }, clock()),
      );
      return saidPage({ title: t('portal.page.follow-asked'), text: t('portal.page.follow-asked-text') }, around);
    });

    answer('GET', confirmPath(language), async ({ around, query }) => {
      const { t } = around.speaking;
      const token = tokenOf(query);
      const { subject } = await getAsked(reads, readToken(secret, 'confirm', token, clock()).id);
      const name = (await getSubject(reads, subject, clock())).name[language];
      const [title, text] = [t('portal.page.follow-confirm', { name }), t('portal.page.follow-confirm-text')];
      return pressPage({ to: 'confirm', token, title, text }, around);
    });
    answer('POST', confirmPath(language), async ({ around, query }) => {
      const { t } = around.speaking;
      const { id } = readToken(secret, 'confirm', tokenOf(query), clock());
      const { followerId } = await db.inTransaction((tx) => confirmFollowing(tx, id, clock()));
      const own = `${ownPath(language)}?token=${writeToken(secret, { to: 'manage', id: followerId }, clock())}`;
      const more = html`<p><a href="${own}">${t('portal.page.follow-mine')}</a></p>`;
      return saidPage({ title: t('portal.page.follow-on'), text: t('portal.page.follow-on-text'), more }, around);
    });

    answer('GET', leavePath(language), async ({ around, query }) => {
      const { t } = around.speaking;
      const token = tokenOf(query);
      const { following } = readToken(secret, 'leave', token, clock());
      const which = following === null ? 'all' : 'one';
      const [title, text] = [t('portal.page.follow-leave'), t(`portal.page.follow-leave-text.${which}`)];
      return pressPage({ to: 'leave', token, title, text }, around);
    });
    answer('POST', leavePath(language), async ({ around, query }) => {
      const { t } = around.speaking;
      const { id, following } = readToken(secret, 'leave', tokenOf(query), clock());
      await db.inTransaction((tx) => leaveFollowing(tx, id, following, clock()));
      return saidPage({ title: t('portal.page.follow-left'), text: t('portal.page.follow-left-text') }, around);
    });

    answer('GET', ownPath(language), async ({ around, query }) => {
      const token = tokenOf(query);
      const { id } = readToken(secret, 'manage', token, clock());
      return ownPage({ lines: await linesOf(reads, { followerId: id }, clock()), token, said: null }, around);
    });
    answer('POST', ownPath(language), async ({ around, query, form }) => {
      const { t } = around.speaking;
      if (form.one('act') === '') {
        if (!mails) throw new Refusal('unavailable', 'following.no-mail');
        const email = Email.safeParse(form.one('email').trim());
        if (!email.success) throw new Refusal('invalid', 'following.email-invalid');
        await db.inTransaction((tx) => askForOwn(tx, email.data, clock()));
        return saidPage({ title: t('portal.page.follow-asked'), text: t('portal.page.follow-own-asked') }, around);
      }
      const token = tokenOf(query);
      const { id } = readToken(secret, 'manage', token, clock());
      const said = await db.inTransaction(async (tx) => {
        const line = z.uuid().safeParse(form.one('id')).data;
        if (form.one('act') === 'leave-all') await leaveFollowing(tx, id, null, clock());
        else if (line === undefined) throw notFound('following.link-over');
        else if (form.one('act') === 'leave') await leaveFollowing(tx, id, line, clock());
        else {
          const topics = z.array(Topic).safeParse(form.all('topic')).data ?? [];
          const pace = Pace.safeParse(form.one('pace')).data ?? 'daily';
          await changeFollowing(tx, id, { id: line, pace, topics });
          return t('portal.page.follow-changed');
        }
        return t('portal.page.follow-left-text');
      });
      return ownPage({ lines: await linesOf(reads, { followerId: id }, clock()), token, said }, around);
    });
  }
}

interface Fields {
  one(name: string): string;
  all(name: string): string[];
}

function fieldsOf(body: unknown): Fields {
  const fields = Form.safeParse(body).data ?? {};
  return { one: (name) => fields[name]?.[0] ?? '', all: (name) => fields[name] ?? [] };
}

const reasons = { ...followingMessages, ...httpMessages };
const statusOf: Readonly<Partial<Record<Refusal['kind'], number>>> = {
  invalid: 400,
  denied: 403,
  'not-found': 404,
  'too-many': 429,
  unavailable: 503,
};

/** A no of ours as a page with its reason; anything else is a fault. */
function refused(error: unknown, around: Around): Page {
  const { language, t } = around.speaking;
  const message = error instanceof Refusal ? Object.entries(reasons).find(([code]) => code === error.code) : undefined;
  if (!(error instanceof Refusal) || message === undefined) throw error;
  const text = say(message[1], language, error.details);
  return saidPage({ title: t('portal.page.follow-not'), text, status: statusOf[error.kind] ?? 400 }, around);
}
