/** What other modules may use of this one. */

export { addDefaultCategories } from './categories/change-categories.ts';
export type { Category } from './categories/contract.ts';
export { nextAlarm } from './clocks.ts';
export type { ReportSummary } from './contract.ts';
export { changeSettings } from './server/change-settings.ts';
export { closeUnansweredReports } from './server/close-unanswered.ts';
export { fileReport } from './server/file-report.ts';
export { findOwner } from './server/find-owner.ts';
export { reportSubject, reportTold } from './server/follow-source.ts';
export { reportFollowsWork } from './server/follow-work.ts';
export { countReports, readReports } from './server/list.ts';
export { reportsLayer } from './server/map-layer.ts';
export { rebuildKept } from './server/rebuild-kept.ts';
export { reportFeatures } from './server/record-source.ts';
export { reportSearch } from './server/search-source.ts';
export { readSettings } from './server/settings.ts';
export { removeLoosePhotos, reportAlarms } from './server/sound-alarms.ts';
export { forgetIntake } from './server/throttle-intake.ts';
export { reportMeasures } from './statistics/measures.ts';
