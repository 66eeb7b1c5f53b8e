import { partsOf } from '../../../kernel/following/contract.ts';
import { followPath } from '../../../kernel/following/paths.ts';
import { type Html, html } from '../../../kernel/http/html.ts';
import type { Speaking } from './words.ts';

/** The link on every page whose matter can be followed. */
export const followLink = (subject: string, { language, t }: Speaking): Html =>
  html`<p><a class="follow" href="${followPath(language, subject)}">${t(`portal.page.follow.${partsOf(subject).kind}`)}</a></p>`;
