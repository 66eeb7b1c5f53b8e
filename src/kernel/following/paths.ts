import type { Language } from '../messages.ts';

/** Where one follows; the pages are the portal's. */
const leaveWords: Readonly<Record<Language, string>> = { vi: '/thoi-nhan', en: '/leave' };

export const followPaths: Readonly<Record<Language, string>> = { vi: '/vi/theo-doi', en: '/en/follow' };
const confirmWords: Readonly<Record<Language, string>> = { vi: '/xac-nhan', en: '/confirm' };
const ownWords: Readonly<Record<Language, string>> = { vi: '/cua-toi', en: '/mine' };

export const followPath = (language: Language, subject?: string): string =>
  subject === undefined ? followPaths[language] : `${followPaths[language]}?subject=${encodeURIComponent(subject)}`;
export const confirmPath = (language: Language): string => followPaths[language] + confirmWords[language];
export const ownPath = (language: Language): string => followPaths[language] + ownWords[language];
export const leavePath = (language: Language): string => followPaths[language] + leaveWords[language];
