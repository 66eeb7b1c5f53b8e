import { partsOf } from '../../../kernel/following/contract.ts';
import type { Feed } from './frame.ts';
import type { Speaking } from './words.ts';

/** Where feed readers and calendars find what happens to a subject: what is in public, for everybody. */
export function feedsOf(subject: string, { language, t }: Speaking): Feed[] {
  const { kind, key } = partsOf(subject);
  const inLanguage = (path: string) => `${path}${path.includes('?') ? '&' : '?'}lang=${language}`;
  const atom = (word: 'news' | 'tasks' | 'reports' | 'warnings' | 'steps', path: string): Feed => ({
    title: t(`portal.page.feed.${word}`),
    type: 'application/atom+xml',
    href: inLanguage(path),
  });
  const calendar = (word: 'days' | 'deadlines', path: string): Feed => ({
    title: t(`portal.page.feed.${word}`),
    type: 'text/calendar',
    href: inLanguage(path),
  });
  switch (kind) {
    case 'theme': {
      const which = `tag=${encodeURIComponent(key)}`;
      return [atom('news', `/api/v1/articles.atom?${which}`), calendar('days', `/api/v1/articles.ics?${which}`)];
    }
    case 'area':
      return [
        atom('warnings', `/api/v1/warnings.atom?area=${key}`),
        atom('news', `/api/v1/articles.atom?area=${key}`),
        atom('tasks', `/api/v1/work-items.atom?area=${key}&sourceKind=directive`),
        atom('reports', `/api/v1/reports.atom?area=${key}`),
        calendar('deadlines', `/api/v1/work-items.ics?area=${key}&sourceKind=directive`),
      ];
    case 'directive':
      return [
        atom('tasks', `/api/v1/work-items.atom?source=${key}`),
        atom('news', `/api/v1/articles.atom?directive=${key}`),
        calendar('deadlines', `/api/v1/work-items.ics?source=${key}`),
      ];
    case 'report':
      return [
        atom('steps', `/api/v1/reports/${key}/steps.atom`),
        calendar('deadlines', `/api/v1/reports/${key}/deadline.ics`),
      ];
  }
}
