/** What other modules may use of this one. */

export { type DocumentReader, openDocumentReader } from './reader/process.ts';
export { confirmFindings } from './server/confirm-findings.ts';
export { publishDirective } from './server/decide-directive.ts';
export { importDirective } from './server/import-directive.ts';
export { readingProgress } from './server/queries.ts';
export { readQueued } from './server/reading-queue.ts';
export { directiveRecords } from './server/record-source.ts';
export { directiveSources } from './server/search-source.ts';
