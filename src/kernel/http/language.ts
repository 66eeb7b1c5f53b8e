import type { FastifyRequest } from 'fastify';
import { IntlMessageFormat } from 'intl-messageformat';
import type { Language, Message } from '../messages.ts';

const languages: readonly Language[] = ['vi', 'en'];
const isLanguage = (text: unknown): text is Language => languages.some((language) => language === text);

/** The language somebody asks in: `?lang=` before `Accept-Language` before Vietnamese. */
export function languageOf(lang: unknown, acceptLanguage: string | undefined): Language {
  if (isLanguage(lang)) return lang;
  return preferred(acceptLanguage ?? '') ?? 'vi';
}

/** The language of a request, as `languageOf` has it. */
export function languageFor({ query, headers }: Pick<FastifyRequest, 'query' | 'headers'>): Language {
  const { lang } = (query ?? {}) as Record<string, unknown>;
  return languageOf(lang, headers['accept-language']);
}

/** The language of a command line: English where LANG says so, else Vietnamese. */
export const languageOfEnvironment = (lang: string | undefined): Language =>
  /^en\b|^en_/i.test(lang ?? '') ? 'en' : 'vi';

/** The first of our languages in the order of weight: `en-GB;q=0.8, vi;q=0.9` is Vietnamese. */
function preferred(acceptLanguage: string): Language | undefined {
  return acceptLanguage
    .slice(0, 200)
    .split(',')
    .map((range) => {
      const [tag = '', ...parameters] = range.trim().toLowerCase().split(';');
      const weight = parameters.map((p) => /^\s*q=([\d.]+)$/.exec(p)?.[1]).find((q) => q !== undefined);
      return { language: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter((range): range is { language: Language; weight: number } => isLanguage(range.language) && range.weight > 0)
    .sort((a, b) => b.weight - a.weight)[0]?.language;
}

/** A sentence of the catalogue with what it speaks of filled in; values it does not name are left out. */
export function say(message: Message, language: Language, values: Record<string, unknown> = {}): string {
  const plain = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number' || typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
  try {
    return String(formatOf(message, language).format(plain));
  } catch {
    return message[language]; // a value the sentence names is missing: the bare sentence still tells more than a fault
  }
}

const formats = { vi: new WeakMap<Message, IntlMessageFormat>(), en: new WeakMap<Message, IntlMessageFormat>() };

/** Reading a sentence's grammar takes longer than filling it in, and the catalogue stays. */
function formatOf(message: Message, language: Language): IntlMessageFormat {
  const known = formats[language].get(message);
  if (known !== undefined) return known;
  const format = new IntlMessageFormat(message[language], language, undefined, { ignoreTag: true });
  formats[language].set(message, format);
  return format;
}
