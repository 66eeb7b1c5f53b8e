/** What other modules, and the program as a whole, may use of this one. */

export { closeVisitDays } from './access/close-days.ts';
export { areaSubject, articleTold, directiveSubject, themeSubject } from './server/follow-source.ts';
export { publishAtItsTime } from './server/publish-due.ts';
export { articleSearch } from './server/search-source.ts';
