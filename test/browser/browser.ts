import type { Browser } from 'playwright-core';
import { inject } from 'vitest';
import { launchBrowser } from './launch.ts';

let opened: Promise<Browser> | undefined;

/** One browser for all tests of a worker: the machine's own, else the one that comes from npm. */
export function openBrowser(): Promise<Browser> {
  opened ??= launchBrowser();
  return opened;
}

/** The pages as they are delivered: test/prepare.ts built them for this run. */
export function builtPages(): string {
  const pages = inject('pages');
  if (pages === null) throw new Error('this run began without a test of pages, so none were built: start it again');
  return pages;
}
