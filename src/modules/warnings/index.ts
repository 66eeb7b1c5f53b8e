/** What other modules may use of this one. */

export type { Warning } from './contract.ts';
export { warningTold } from './server/follow-source.ts';
export { warningsInForce } from './server/queries.ts';
