const longest = 150;

// Path separators, what file systems refuse, control characters, and marks that turn the direction of writing around.
const unsafe = /[/\\<>:"|?*\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** What is the same by its content and has an ending of its own: a table as text, say. */
const alsoEndsIn: Readonly<Record<string, readonly string[]>> = {
  txt: ['csv', 'tsv', 'md', 'json', 'geojson'],
  jpg: ['jpeg'],
  tif: ['tiff'],
  html: ['htm'],
};

/** A name that is safe in any folder and in a header: no path, nothing invisible, with an extension of its content. */
export function safeFileName(given: string, extension: string): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .replace(unsafe, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s.]+|[\s.]+$/gu, '');
  const named = clean === '' ? 'tep' : clean;
  const suffixes = [extension, ...(alsoEndsIn[extension] ?? [])].map((ending) => `.${ending}`);
  const suffix = suffixes.find((ending) => named.toLowerCase().endsWith(ending));
  const stem = suffix === undefined ? named : named.slice(0, -suffix.length);
  return `${[...stem].slice(0, longest).join('')}${suffix ?? `.${extension}`}`;
}

/** `attachment; filename="…"; filename*=UTF-8''…`: old readers get ASCII, the others the name itself. */
export function attachment(name: string): string {
  const ascii = name
    .normalize('NFD')
    .replace(/[đĐ]/g, (d) => (d === 'đ' ? 'd' : 'D'))
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
