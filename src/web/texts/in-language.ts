import type { Language, Message } from '../../kernel/messages.ts';

/** One language of a catalogue. When the pages are built it is a plain table: scripts/texts-by-language.ts. */
export const inLanguage = <Key extends string>(catalogue: Record<Key, Message>, language: Language) =>
  Object.fromEntries(Object.entries<Message>(catalogue).map(([key, message]) => [key, message[language]])) as Record<
    Key,
    string
  >;
