import type { WorkSource } from '../kernel/work/contract.ts';

/** Where things stand, for a person's address line. */
export const taskPath = (id: string) => `/tasks/${id}`;
export const reportPath = (id: string) => `/reports/${id}`;
/** The page of what a layer of the map shows. */
export const mapItemPath = (layer: string, id: string): string => (layer === 'reports' ? reportPath(id) : taskPath(id));
export const directivePath = (id: string, address?: string | null) =>
  `/directives/${id}${address === undefined || address === null ? '' : `#${encodeURIComponent(address)}`}`;

/** The page and the very passage that work comes from; null where it has no page of its own. */
export function sourcePath({ kind, id, ref }: WorkSource): string | null {
  if (kind === 'directive') return directivePath(id, ref);
  if (kind === 'inspection') return `/inspections/${id}`;
  return kind === 'report' ? reportPath(id) : null;
}
