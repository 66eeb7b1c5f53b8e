import type { NewAnnouncement } from '../../../kernel/calendar/contract.ts';
import { formatDay } from '../../format.ts';
import { language, t } from '../../language.ts';

/** What was announced, in a sentence. */
export function contentWord(content: NewAnnouncement): string {
  switch (content.kind) {
    case 'swap':
      return t('admin.content.swap', { off: formatDay(content.off), worked: formatDay(content.worked) });
    case 'year':
      return t('admin.content.year', { year: String(content.year) });
    case 'work':
      return t('admin.content.work', { day: formatDay(content.day), name: content.name[language()] });
    default:
      return t('admin.content.off', { day: formatDay(content.day), name: content.name[language()] });
  }
}
