import { type MessageKey, t } from '../../../web/language.ts';
import type { DirectiveSummary } from '../contract.ts';
import type { DocumentType, ModuleName } from '../reading.ts';

/** In the order of a chooser. Every kind stands here: the type says so. */
const everyType: Readonly<Record<DocumentType, true>> = {
  resolution: true,
  conclusion: true,
  directive: true,
  decision: true,
  plan: true,
  programme: true,
  notice: true,
  'official-letter': true,
  telegram: true,
  report: true,
  article: true,
};
export const documentTypes = Object.keys(everyType) as DocumentType[];

export const typeWord = (type: DocumentType): string => t(`directives.type.${type}` satisfies MessageKey);
export const moduleWord = (name: ModuleName): string => t(`directives.module.${name}` satisfies MessageKey);

/** How people cite it: its number, else its kind, else its title. */
export function directiveName({ number, type, title }: Pick<DirectiveSummary, 'number' | 'type' | 'title'>): string {
  return number ?? (type === null ? title : typeWord(type));
}
