import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect } from 'vitest';
import type { Actor } from '../../src/kernel/identity/actor.ts';
import { WorkItem, type WorkItemId } from '../../src/kernel/work/contract.ts';
import type { TestCity } from '../city.ts';
import { type BrowserCity, patience } from './visit.ts';

export const workNow = async (city: TestCity, id: WorkItemId): Promise<WorkItem> =>
  WorkItem.parse((await city.request(city.staff, { url: `/api/v1/work-items/${id}` })).json());

/** The list of the field part on a phone, its worker in charge. */
export async function openField(city: BrowserCity, as: Actor, title: string, url = city.url): Promise<Page> {
  const page = await city.open({ as, width: 'phone' });
  await page.goto(`${url}/field`);
  await page.getByText(title).first().waitFor();
  await expect.poll(() => page.evaluate<boolean>('navigator.serviceWorker.controller !== null'), patience).toBe(true);
  return page;
}

/** The field part on a phone, with the task open and kept. */
export async function goOut(
  city: BrowserCity,
  as: Actor,
  { id, title }: { id: WorkItemId; title: string },
  url = city.url,
): Promise<Page> {
  const page = await openField(city, as, title, url);
  await page.goto(`${url}/field/tasks/${id}`);
  await page.getByRole('heading', { name: title }).waitFor();
  return page;
}

export const photo = async () => ({
  name: 'vỉa hè.jpg',
  mimeType: 'image/jpeg',
  buffer: await sharp({ create: { width: 400, height: 300, channels: 3, background: '#8a6a55' } })
    .jpeg()
    .toBuffer(),
});

/** The addresses of what its worker keeps. */
export const filesKept = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`caches.keys()
    .then(async (names) => (await (await caches.open(names[0])).keys()).map(({ url }) => new URL(url).pathname))`);

/** Waits until the worker keeps a part that is opened without signal later. */
export const untilKept = (page: Page, part: string): Promise<void> =>
  expect.poll(async () => (await filesKept(page)).some((path) => path.includes(part)), patience).toBe(true);

/** What the field part keeps on the phone: how many in each store. */
export const countKept = (page: Page): Promise<Record<string, number>> =>
  page.evaluate<Record<string, number>>(`new Promise((resolve) => {
    const opened = indexedDB.open('dothi-field');
    opened.onsuccess = () => {
      const counts = {};
      const names = [...opened.result.objectStoreNames];
      const tx = opened.result.transaction(names);
      for (const name of names) tx.objectStore(name).count().onsuccess = ({ target }) => { counts[name] = target.result; };
      tx.oncomplete = () => {
        opened.result.close();
        resolve(counts);
      };
    };
  })`);
