import type { WorkItemSummary } from '../../../kernel/work/contract.ts';
import type { Person } from '../person.ts';
import type { Outbox } from '../use-outbox.ts';

/** What every page of the field part is given. */
export interface FieldPage {
  person: Person;
  outbox: Outbox;
}

export const openQuery = '?heap=ours&open=true';
export const listPath = `/api/v1/work-items${openQuery}&limit=200`;
export const pointsPath = `/api/v1/work-items/points${openQuery}`;
export const categoriesPath = '/api/v1/report-categories';
export const taskPath = (id: string): string => `/api/v1/work-items/${id}`;
export const reportPath = (id: string): string => `/api/v1/reports/${id}`;
export const reportPhotoPath = (id: string, photo: string): string => `${reportPath(id)}/photos/${photo}?size=small`;
export const recordOf = (id: string): string => `work-item:${id}`;

/** The report that work came from. */
export const reportIdOf = ({ source }: Pick<WorkItemSummary, 'source'>): string | null =>
  source?.kind === 'report' ? source.id : null;
