import type { Attribute, Category, CategoryTerms } from '../../categories/contract.ts';

export const categoriesPath = '/api/v1/report-categories';

/** What a category says, without what stays. */
export const termsOf = ({ id, code, version, ...terms }: Category): CategoryTerms => terms;

export const attributeKinds = ['string', 'number', 'datetime', 'text', 'singlevaluelist', 'multivaluelist'] as const;

/** The choices of a question as they are typed, one a line: `key | tiếng Việt | English`. */
export const linesOf = (values: Attribute['values']): string =>
  values.map(({ key, name }) => `${key} | ${name.vi} | ${name.en}`).join('\n');

export const choicesOf = (lines: string): Attribute['values'] =>
  lines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [key = '', vi = '', en = ''] = line.split('|').map((part) => part.trim());
      return { key, name: { vi, en: en === '' ? vi : en } };
    });
