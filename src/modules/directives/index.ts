/** What other modules may use of this one. */

export { readNumbering } from './reader/formats/docx-numbering.ts';
export { readStyles } from './reader/formats/docx-styles.ts';
export { fileLimits } from './reader/formats/limits.ts';
export { openPackage } from './reader/formats/package-parts.ts';
export { attributeOf, child, elementsIn, isElement, type XmlElement } from './reader/formats/xml.ts';
export { type DocumentReader, openDocumentReader } from './reader/process.ts';
export { confirmFindings } from './server/confirm-findings.ts';
export { publishDirective } from './server/decide-directive.ts';
export { type FoundClause, findClauses } from './server/find-clauses.ts';
export { importDirective } from './server/import-directive.ts';
export { readingProgress } from './server/queries.ts';
export { readQueued } from './server/reading-queue.ts';
export { directiveRecords } from './server/record-source.ts';
export { directiveSources } from './server/search-source.ts';
