import type { Area } from '../kernel/areas/contract.ts';
import { type MessageKey, t } from './language.ts';

/** "Phường Lào Cai", "Lào Cai ward" */
export const areaName = ({ kind, name }: Pick<Area, 'kind' | 'name'>): string =>
  t(`areas.kind.${kind}` satisfies MessageKey, { name });
