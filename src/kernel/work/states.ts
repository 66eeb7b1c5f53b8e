import { z } from 'zod';
import { workStates } from './transitions.ts';

export * from './transitions.ts';
export const WorkState = z.enum(workStates);
export type WorkState = z.infer<typeof WorkState>;
