import type { AreaId } from './areas/contract.ts';
import type { Reads } from './db/db.ts';
import type { Day, Instant } from './time.ts';

/** What a part or module measures of itself, for the indicators: from what it keeps anyway, and published only. */
export interface Measure {
  /** The code of the indicator that it is the figure of. */
  code: string;
  read(reads: Reads, asked: MeasureAsked): Promise<Measured[]>;
}

export interface MeasureAsked {
  /** The period, from its first day to its last, or to the last that is over. */
  from: Day;
  until: Day;
  now: Instant;
}

export interface Measured {
  /** Null: the whole city. */
  areaId: AreaId | null;
  value: number;
}
