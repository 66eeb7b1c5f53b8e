import type { z } from 'zod';
import { en, vi } from 'zod/locales';
import type { Language, Messages } from '../messages.ts';
import { say } from './language.ts';

const zodSentences = { vi: vi().localeError, en: en().localeError };

/** What is wrong with a field, as a sentence for whoever filled it in; zod speaks of what no form lets anybody do. */
export function fieldSentence(issue: z.core.$ZodIssue, language: Language, catalogue: Messages): string {
  const common = commonFault(issue);
  const own = common === undefined ? undefined : catalogue[common.key];
  if (own !== undefined) return say(own, language, { ...common });
  const said = zodSentences[language](issue as z.core.$ZodRawIssue);
  return (typeof said === 'string' ? said : said?.message) ?? issue.message;
}

function commonFault(issue: z.core.$ZodIssue): { key: string; limit?: string } | undefined {
  switch (issue.code) {
    case 'too_small': {
      const limit = String(issue.minimum);
      if (issue.origin === 'string')
        return limit === '1' ? { key: 'http.field-empty' } : { key: 'http.field-short', limit };
      if (issue.origin === 'array')
        return limit === '1' ? { key: 'http.field-none' } : { key: 'http.field-few', limit };
      return isNumber(issue) ? { key: issue.inclusive ? 'http.field-low' : 'http.field-not-above', limit } : undefined;
    }
    case 'too_big': {
      const limit = String(issue.maximum);
      if (issue.origin === 'string') return { key: 'http.field-long', limit };
      if (issue.origin === 'array') return { key: 'http.field-many', limit };
      return isNumber(issue) ? { key: issue.inclusive ? 'http.field-high' : 'http.field-not-below', limit } : undefined;
    }
    case 'invalid_format':
      return issue.format === 'regex' ? { key: 'http.field-pattern' } : undefined;
    default:
      return undefined;
  }
}

const isNumber = ({ origin }: { origin: string }): boolean => ['number', 'int', 'bigint'].includes(origin);
