/** Titles are kept as the document writes them, in the middle of a sentence; at the head of a line they begin large. */
export const capitalised = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
