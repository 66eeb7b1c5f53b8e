/** What other modules may use of this one. */

export { addDefaultCategories } from './categories/change-categories.ts';
export { fileReport } from './server/file-report.ts';
export { reportFollowsWork } from './server/follow-work.ts';
export { reportsLayer } from './server/map-layer.ts';
export { reportFeatures } from './server/record-source.ts';
export { removeLoosePhotos, reportAlarms } from './server/sound-alarms.ts';
