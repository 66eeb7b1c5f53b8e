const longest = 80;

/** The name of an article in its address: words without diacritics, and the end of its identifier, so that none is taken. */
export function slugOf(title: string, id: string): string {
  const words = title
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  let slug = '';
  for (const word of words) {
    if (slug.length + word.length > longest) break;
    slug += `${word}-`;
  }
  return `${slug}${id.slice(-8)}`;
}
