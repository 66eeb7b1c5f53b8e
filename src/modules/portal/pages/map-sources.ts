import { type Html, html } from '../../../kernel/http/html.ts';
import type { Ground } from './map-picture.ts';
import type { Speaking } from './words.ts';

/** A picture of the map with whose outlines it shows. */
export const withSources = (picture: Html, { sources }: Ground, { t }: Speaking): Html =>
  html`<figure class="map">${picture}${
    sources.length === 0
      ? ''
      : html`<figcaption>${t('portal.page.outlines')} <span lang="vi">${sources.join('; ')}</span></figcaption>`
  }</figure>`;
