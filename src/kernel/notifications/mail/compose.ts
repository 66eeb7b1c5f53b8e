import { say } from '../../http/language.ts';
import type { Language } from '../../messages.ts';
import type { NoticeParams, NoticeSection } from '../contract.ts';
import type { NoticeKind } from '../kinds.ts';
import { notificationsMessages as words } from '../messages.ts';
import { dayWords, pathOf, sentenceOf } from '../words.ts';

/** A notice on its way into a mail. */
export interface ToMail {
  id: string;
  kind: NoticeKind;
  about: { kind: string; id: string };
  title: string | null;
  titleIsPublic: boolean;
  params: NoticeParams;
  sections: readonly NoticeSection[] | null;
}

/** What every mail of this installation says beside its matter. */
export interface Frame {
  language: Language;
  city: string;
  /** `https://dothi.example.vn` */
  origin: string;
  /** The page on which the mails of this kind are left. */
  leaveUrl: string;
}

export interface Letter {
  subject: string;
  text: string;
  html: string;
}

/** One mail for a notice, or one that lists many. The subject names a record only where everybody may know its title. */
export function composeLetter(notices: readonly ToMail[], frame: Frame): Letter {
  const { language, city, origin, leaveUrl } = frame;
  const [only] = notices;
  const subject =
    notices.length === 1 && only !== undefined
      ? subjectOf(only, language)
      : say(words['notice.several'], language, { count: notices.length });
  const entries = underOneHeading(notices.flatMap((notice) => entriesOf(notice, frame)));
  const why = say(words['notice.mail.why'], language, { city });
  const ends = [
    { words: say(words['notice.mail.settings'], language), url: `${origin}/notifications/settings` },
    { words: say(words['notice.mail.leave'], language), url: leaveUrl },
  ];
  const open = say(words['notice.mail.open'], language);
  return {
    subject: oneLine(subject),
    text: `${entries.map(asText).join('\n\n')}\n\n-- \n${why}\n${ends.map((end) => `${end.words}: ${end.url}`).join('\n')}\n`,
    html: framed({
      language,
      title: oneLine(subject),
      body: entries.map((entry) => asHtml(entry, open)).join('\n'),
      foot: `${escaped(why)}<br>${ends
        .map((end) => `<a href="${escaped(end.url)}" style="color:#2b3a78">${escaped(end.words)}</a>`)
        .join(' · ')}`,
    }),
  };
}

/** The look of every mail; `body` and `foot` are HTML already. */
export const framed = (letter: { language: Language; title: string; body: string; foot: string }): string =>
  `<!doctype html><html lang="${letter.language}"><head><meta charset="utf-8"><title>${escaped(letter.title)}</title></head>
<body style="font-family:'Be Vietnam Pro',Arial,sans-serif;font-size:15px;line-height:1.5;color:#1d2327;background:#f6f4ee;margin:0;padding:24px">
<div style="max-width:640px;margin:0 auto;background:#fffefb;border:1px solid #ddd8ca;border-radius:10px;padding:24px">
${letter.body}
</div>
<p style="max-width:640px;margin:16px auto 0;font-size:12px;color:#4f585c">${letter.foot}</p></body></html>`;

function subjectOf({ kind, params, title, titleIsPublic }: ToMail, language: Language): string {
  const sentence = sentenceOf(kind, params, language);
  if (title === null || !titleIsPublic) return sentence;
  return say(words['notice.mail.subject'], language, { sentence, title: shortened(title, 90) });
}

/** A heading and what stands under it: a notice is one entry, a list of a digest is one more. */
interface Entry {
  heading: string;
  lines: { words: string; url: string }[];
  note: string | null;
}

function entriesOf({ kind, about, title, params, sections }: ToMail, { language, origin }: Frame): Entry[] {
  const named = (text: string | null) => text ?? say(words['notice.restricted'], language);
  const own = { words: sections === null ? named(title) : origin, url: `${origin}${pathOf(about)}` };
  const lists = (sections ?? [])
    .filter(({ items }) => items.length > 0)
    .map(({ name, items, more }) => ({
      heading: say(words[`notice.section.${name}`], language),
      lines: items.map((item) => {
        const day = item.dueOn === null ? null : dayWords(item.dueOn, language);
        const due = day === null ? '' : ` (${say(words['notice.section.due-on'], language, { day })})`;
        return {
          words: `${named(item.title)}${due}`,
          url: `${origin}${pathOf({ kind: item.aboutKind, id: item.aboutId })}`,
        };
      }),
      note: more === 0 ? null : say(words['notice.section.more'], language, { count: more }),
    }));
  return [{ heading: sentenceOf(kind, params, language), lines: sections === null ? [own] : [], note: null }, ...lists];
}

/** What is said of many records is said once, and the records stand below. */
function underOneHeading(entries: readonly Entry[]): Entry[] {
  const gathered = new Map<string, Entry>();
  for (const entry of entries) {
    const before = gathered.get(entry.heading);
    if (before === undefined) gathered.set(entry.heading, { ...entry, lines: [...entry.lines] });
    else before.lines.push(...entry.lines);
  }
  return [...gathered.values()];
}

const asText = ({ heading, lines, note }: Entry): string =>
  [heading, ...lines.map((line) => `- ${oneLine(line.words)}\n  ${line.url}`), ...(note === null ? [] : [note])].join(
    '\n',
  );

const asHtml = ({ heading, lines, note }: Entry, open: string): string => `
<h2 style="font-size:16px;margin:0 0 6px">${escaped(heading)}</h2>
<ul style="margin:0 0 18px;padding-left:18px">${lines
  .map(
    (line) =>
      `<li style="margin:0 0 6px">${escaped(line.words)}<br><a href="${escaped(line.url)}" style="color:#2b3a78">${escaped(open)}</a></li>`,
  )
  .join('')}</ul>${note === null ? '' : `<p style="margin:0 0 18px">${escaped(note)}</p>`}`;

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

function shortened(text: string, most: number): string {
  const line = oneLine(text);
  return line.length <= most ? line : `${line.slice(0, most - 1).trimEnd()}…`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => entities[letter] ?? letter);
