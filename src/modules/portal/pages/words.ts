import type { Html } from '../../../kernel/http/html.ts';
import { say } from '../../../kernel/http/language.ts';
import { numberFormat } from '../../../kernel/intl-formats.ts';
import type { Language, Message } from '../../../kernel/messages.ts';
import { dayOf, type Instant, timeOf } from '../../../kernel/time.ts';
import type { PageLanguage } from '../paths.ts';
import { followPageMessages } from './follow-messages.ts';
import { pageMessages } from './messages.ts';
import { zhTexts } from './zh-messages.ts';

const words = { ...pageMessages, ...followPageMessages };
export type Word = keyof typeof words;

export const isWord = (key: string): key is Word => Object.hasOwn(words, key);

/** The words of a page in its language. */
export interface Speaking {
  /** The language of what is written in Vietnamese and English alone: that of the page, or Vietnamese. */
  language: Language;
  /** The language of the page itself. */
  shown: PageLanguage;
  t(word: Word, values?: Record<string, unknown>): string;
}

/** Chinese has one form for every number, as Vietnamese has. */
const inChinese = new Map(
  Object.entries(zhTexts).map(([word, text]): [string, Message] => [word, { vi: text, en: text }]),
);

export const speaking = (shown: PageLanguage): Speaking => {
  const language = shown === 'zh' ? 'vi' : shown;
  return {
    language,
    shown,
    t: (word, values) => say((shown === 'zh' ? inChinese.get(word) : undefined) ?? words[word], language, values),
  };
};

/** Marks words that stand in another language than the page, for who reads aloud. */
export const marked = ({ language, shown }: Pick<Speaking, 'language' | 'shown'>): Html =>
  language === shown ? { text: '' } : { text: ` lang="${language}"` };

/** 9/3/2026, as each language has it. */
export const dayWord = (on: string, language: PageLanguage): string => {
  const [year = '', month = '', day = ''] = on.split('-');
  if (language === 'zh') return `${year}年${Number(month)}月${Number(day)}日`;
  return language === 'vi'
    ? `${Number(day)}/${Number(month)}/${year}`
    : `${Number(day)} ${months[Number(month) - 1]} ${year}`;
};
const months = 'January February March April May June July August September October November December'.split(' ');

export const momentWord = (at: Instant, language: PageLanguage): string =>
  language === 'zh'
    ? `${dayWord(dayOf(at), language)} ${timeOf(at)}`
    : `${timeOf(at)}, ${dayWord(dayOf(at), language)}`;

export const numberWord = (value: number, language: PageLanguage): string =>
  numberFormat({ vi: 'vi-VN', en: 'en-GB', zh: 'zh-CN' }[language]).format(value);
