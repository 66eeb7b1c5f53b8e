import { withoutDiacritics } from '../../../kernel/vietnamese.ts';

/** What people write when it has become worse, or was never put right: a repeat is often an escalation. */
const worse = [
  /\b(nang|te|nghiem trong|nguy hiem|to|lon|rong|sau|tram trong|o nhiem) hon\b/,
  /\bngay cang\b/,
  /\b(van|lai) (chua|khong|con|tiep tuc|bi|tai dien|nhu cu)\b/,
  /\b(da co|gay ra?|xay ra) (tai nan|nguoi (bi )?(nga|thuong|chet))\b/,
  /\b(lan rong|sap (sap|do)|tai dien|tai pham|chua (duoc )?(sua|xu ly|khac phuc|don) (xong|triet de|gi))\b/,
  /\bphan anh (nhieu lan|lan (thu )?(2|3|4|hai|ba|tu))\b/,
];

export function tellsOfWorse(text: string): boolean {
  const words = withoutDiacritics(text);
  return worse.some((pattern) => pattern.test(words));
}
