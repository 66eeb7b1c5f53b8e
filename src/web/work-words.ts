import type { Priority } from '../kernel/work/contract.ts';
import type { WorkAct, WorkState } from '../kernel/work/states.ts';
import { type MessageKey, t } from './language.ts';

export const stateWord = (state: WorkState): string => t(`work.state.${state}` satisfies MessageKey);
export const actWord = (act: WorkAct): string => t(`work.act.${act}` satisfies MessageKey);
export const priorityWord = (priority: Priority): string => t(`work.priority.${priority}` satisfies MessageKey);
