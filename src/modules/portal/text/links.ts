const schemes: readonly string[] = ['http:', 'https:', 'mailto:', 'tel:'];
/** What a browser drops from an address before it reads it, and what turns the direction of writing around. */
const hidden = /[\p{Cc}\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

/**
 * A link that an article may hold, as it is kept: to the web, to a mailbox, to a telephone, or a path of this server.
 * Anything else, `javascript:` and `data:` foremost, is no link: undefined.
 */
export function safeLink(given: string): string | undefined {
  const href = given.trim();
  if (href === '' || href.length > 2000 || hidden.test(href)) return undefined;
  if (/^\/(?![/\\])/.test(href)) return href.includes('\\') ? undefined : href;
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(href)?.[0].toLowerCase();
  if (scheme === undefined || !schemes.includes(scheme) || !URL.canParse(href)) return undefined;
  return new URL(href).href;
}
