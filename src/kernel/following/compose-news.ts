import { say } from '../http/language.ts';
import type { Language } from '../messages.ts';
import { escaped, framed, type Letter } from '../notifications/mail/compose.ts';
import type { HappeningKind } from './happenings.ts';
import { followingMessages as words } from './messages.ts';

/** One thing that came to pass, as it is told. */
export interface Entry {
  kind: HappeningKind;
  title: string;
  detail: string | null;
  url: string;
}

export interface News {
  language: Language;
  city: string;
  entries: readonly Entry[];
  /** The page with all that is followed, and the one that stops what this letter is about. */
  manageUrl: string;
  leaveUrl: string;
}

/** One letter for one thing, or for many: what is said of several stands under one heading. */
export function composeNews({ language, city, entries, manageUrl, leaveUrl }: News): Letter {
  const tell = (key: keyof typeof words, values: Record<string, unknown> = {}) => say(words[key], language, values);
  const [only] = entries;
  const subject = oneLine(
    entries.length === 1 && only !== undefined
      ? `${tell(`following.${only.kind}`)}: ${only.title}`
      : tell('following.mail.several', { count: entries.length, city }),
  );
  const kinds = [...new Set(entries.map(({ kind }) => kind))];
  const groups = kinds.map((kind) => [kind, entries.filter((entry) => entry.kind === kind)] as const);
  const [why, manage, leave, open] = [
    tell('following.mail.why', { city }),
    tell('following.mail.manage'),
    tell('following.mail.leave'),
    tell('following.mail.open'),
  ];
  const told = groups.map(([kind, inGroup]) =>
    [
      tell(`following.${kind}`),
      ...inGroup.map(({ title, detail, url }) =>
        [`- ${oneLine(title)}`, ...(detail === null ? [] : [detail]), url].join('\n  '),
      ),
    ].join('\n'),
  );
  const asHtml = groups.map(
    ([kind, inGroup]) => `<h2 style="font-size:16px;margin:0 0 6px">${escaped(tell(`following.${kind}`))}</h2>
<ul style="margin:0 0 18px;padding-left:18px">${inGroup
      .map(
        ({ title, detail, url }) =>
          `<li style="margin:0 0 8px"><strong>${escaped(title)}</strong>${
            detail === null ? '' : `<br>${escaped(detail).replaceAll('\n', '<br>')}`
          }<br>${link(url, open)}</li>`,
      )
      .join('')}</ul>`,
  );
  return {
    subject,
    text: `${told.join('\n\n')}\n\n-- \n${why}\n${manage}: ${manageUrl}\n${leave}: ${leaveUrl}\n`,
    html: framed({
      language,
      title: subject,
      body: asHtml.join('\n'),
      foot: `${escaped(why)}<br>${link(manageUrl, manage)} · ${link(leaveUrl, leave)}`,
    }),
  };
}

/** A letter with one thing to press: to say yes, or to see what one follows. */
export function composeLink(
  kind: 'confirm' | 'own',
  { language, city, name, url }: { language: Language; city: string; name: string; url: string },
): Letter {
  const tell = (key: keyof typeof words) => say(words[key], language, { city, name });
  const subject = oneLine(tell(`following.${kind}-mail.subject`));
  const [text, open, foot] = [
    tell(`following.${kind}-mail.text`),
    tell(`following.${kind}-mail.open`),
    tell(`following.${kind}-mail.foot`),
  ];
  const button =
    'display:inline-block;background:#2b3a78;color:#fffefb;text-decoration:none;border-radius:8px;padding:10px 18px';
  return {
    subject,
    text: `${text}\n\n${open}: ${url}\n\n-- \n${foot}\n`,
    html: framed({
      language,
      title: subject,
      body: `<p style="margin:0 0 18px">${escaped(text)}</p><p style="margin:0"><a href="${escaped(url)}" style="${button}">${escaped(open)}</a></p>`,
      foot: escaped(foot),
    }),
  };
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
const link = (url: string, text: string) => `<a href="${escaped(url)}" style="color:#2b3a78">${escaped(text)}</a>`;
