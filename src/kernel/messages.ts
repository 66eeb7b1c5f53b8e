/**
 * The message catalogue. Each part and module keeps its texts in its own `messages.ts`, the languages side by side, so
 * that a text cannot exist in one of them only. Texts are ICU MessageFormat: `{count, plural, other {# việc}}`.
 */
export type Language = 'vi' | 'en';
export type Message = Readonly<Record<Language, string>>;
export type Messages = Readonly<Record<string, Message>>;

/** Keeps the keys as types and demands every language of every text. */
export function messages<Keys extends string>(texts: Record<Keys, Message>): Record<Keys, Message> {
  return texts;
}
