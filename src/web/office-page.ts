import { type ComponentType, lazy } from 'react';
import { addTexts } from './language.ts';

const officeTexts = { vi: () => import('./texts/office-vi.ts'), en: () => import('./texts/office-en.ts') };

/** A page of those who work here: what only such pages say is loaded with the first of them. */
export const officePage = <Props>(load: () => Promise<{ default: ComponentType<Props> }>) =>
  lazy(async () => {
    const [page] = await Promise.all([load(), addTexts(officeTexts)]);
    return page;
  });
