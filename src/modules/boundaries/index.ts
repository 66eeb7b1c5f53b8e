/** What the root wires of this module. */

export { boundariesFollow } from './server/follow-day.ts';
