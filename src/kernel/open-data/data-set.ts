import type { Message } from '../messages.ts';
import type { RecordSource } from '../ogc/source.ts';

/** A set of open data: records anybody may see, with what a reader needs to know about them. */
export interface DataSet {
  source: RecordSource;
  keywords: readonly Message[];
  /** What of the past it holds. */
  history: Message;
}
