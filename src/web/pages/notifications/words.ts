import type { Notice } from '../../../kernel/notifications/contract.ts';
import { sentenceKey } from '../../../kernel/notifications/kinds.ts';
import { formatDay, formatInstant } from '../../format.ts';
import { t } from '../../language.ts';
import { directivePath, taskPath } from '../../paths.ts';

/** The sentence of a notice, as the mails have it. */
export function sentenceOf({ kind, params }: Pick<Notice, 'kind' | 'params'>): string {
  const shown = Object.entries(params).map(([name, value]): [string, string | number] => {
    if (typeof value === 'number') return [name, value];
    if (name.endsWith('At')) return [name, formatInstant(value)];
    return [name, /^\d{4}-\d\d-\d\d$/.test(value) ? formatDay(value) : value];
  });
  return t(sentenceKey(kind), Object.fromEntries(shown));
}

export function pathOf({ kind, id }: Notice['about']): string {
  if (kind === 'work-item') return taskPath(id);
  if (kind === 'week') return '/desk';
  return kind === 'directive' ? directivePath(id) : '/notifications';
}
