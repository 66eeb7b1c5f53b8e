import type { Language } from '../messages.ts';
import type { Property } from '../ogc/source.ts';

/** The words for the values of a closed list, as far as there are any. */
export function valueWords(property: Property, language: Language): Record<string, string> {
  if (property.type !== 'choice') return {};
  return Object.fromEntries(
    property.values.flatMap((value) => {
      const word = property.words(value);
      return word === undefined ? [] : [[value, word[language]]];
    }),
  );
}
