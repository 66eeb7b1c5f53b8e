import type { Message } from '../kernel/messages.ts';
import { catalogue as general } from './general-catalogue.ts';
import { catalogue as office } from './office-catalogue.ts';

/** Every text the pages can show: their own, and those of the parts whose codes they put into words. */
export const catalogue = { ...general, ...office } satisfies Record<string, Message>;
export type MessageKey = keyof typeof catalogue;
