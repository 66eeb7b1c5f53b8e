import { withNewTones, withoutDiacritics } from '../vietnamese.ts';
import { AreaKind, kindWords } from './contract.ts';

/** "phường Cam Đường" names a kind and a name; "Cam Đường" a name alone. Diacritics may be missing. */
export function readAreaWords(words: string): { name: string; kinds: AreaKind[] | undefined } {
  const asked = withNewTones(words).trim().replace(/\s+/g, ' ');
  const plain = withoutDiacritics(asked);
  const kinds = AreaKind.options.filter((kind) => plain.startsWith(`${withoutDiacritics(kindWords[kind])} `));
  const [first] = kinds;
  return first === undefined
    ? { name: asked, kinds: undefined }
    : { name: asked.split(' ').slice(kindWords[first].split(' ').length).join(' '), kinds };
}
