/** Ways of comparing Vietnamese text that writers of one and the same word would agree on. */

/** Old and new placement of the tone in oa, oe, uy ("hoà"/"hòa", "uỷ"/"ủy"): brought to the new one. */
const oldTones: Record<string, string> = {
  oà: 'òa',
  oá: 'óa',
  oả: 'ỏa',
  oã: 'õa',
  oạ: 'ọa',
  oè: 'òe',
  oé: 'óe',
  oẻ: 'ỏe',
  oẽ: 'õe',
  oẹ: 'ọe',
  uỳ: 'ùy',
  uý: 'úy',
  uỷ: 'ủy',
  uỹ: 'ũy',
  uỵ: 'ụy',
};
// Only at the end of a syllable: "hoàng" and "quý" keep theirs.
const oldTone = /(?<![qQ])([oO][àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|[uU][ỳýỷỹỵỲÝỶỸỴ])(?!\p{L})/gu;

/** NFC, with the tone where the current spelling puts it. The length of the text does not change. */
export function withNewTones(text: string): string {
  return text.normalize('NFC').replace(oldTone, (pair) => {
    const placed = oldTones[pair.toLowerCase()] ?? pair;
    if (pair === pair.toLowerCase()) return placed;
    return pair === pair.toUpperCase() ? placed.toUpperCase() : placed.charAt(0).toUpperCase() + placed.charAt(1);
  });
}

/** Lower case without any diacritics, "đ" as "d": what remains when somebody types without a Vietnamese keyboard. */
export function withoutDiacritics(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
}

const alphabet = new Intl.Collator('vi');
/** Order of Vietnamese dictionaries. */
export const compareVietnamese = (a: string, b: string): number => alphabet.compare(a, b);
