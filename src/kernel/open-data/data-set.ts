import type { Message } from '../messages.ts';
import type { RecordSource } from '../ogc/source.ts';

/** A set of open data: records anybody may see, with what a reader needs to know about them. */
export interface DataSet {
  source: RecordSource;
  keywords: readonly Message[];
  /** Of the list of themes that the portals of Europe share. */
  theme: 'GOVE' | 'REGI';
  /** What of the past it holds. */
  history: Message;
  /** A file of each month stays. Not where what is withdrawn must be gone everywhere: words of citizens. */
  editions: boolean;
}
