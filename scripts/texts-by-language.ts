import { join } from 'node:path';
import { type HtmlTagDescriptor, type Plugin, runnerImport } from 'vite';
import type { Language, Messages } from '../src/kernel/messages.ts';
import { packageRoot } from '../src/kernel/package-root.ts';

const languages: readonly Language[] = ['vi', 'en'];
const fileOf = (part: string, language: Language) => join(packageRoot, `src/web/texts/${part}${language}.ts`);
/** What every page needs before it is painted. */
const general = '';
export const isTexts = (id: string | null | undefined): boolean =>
  languages.some((language) => id === fileOf(general, language));

/**
 * A page loads the texts of the language it is read in and of no other: of each language the build makes one file with
 * the words of the `general` catalogue in it, and the page names these files for first-paint.js, which asks for the right
 * one while the code is still on its way. Those of `office` come with the pages that say them.
 */
export const textsByLanguage = (files: { general: string; office?: string }, base = '/'): Plugin => ({
  name: 'texts-by-language',
  apply: 'build',
  enforce: 'pre',
  async load(id) {
    for (const [part, file] of Object.entries({ [general]: files.general, 'office-': files.office })) {
      const language = languages.find((each) => id === fileOf(part, each));
      if (language === undefined || file === undefined) continue;
      const { module } = await runnerImport<{ catalogue: Messages }>(join(packageRoot, file), {
        configFile: false,
        logLevel: 'error',
      });
      const texts = Object.entries(module.catalogue).map(([key, message]) => [key, message[language]]);
      return `export const texts = ${JSON.stringify(Object.fromEntries(texts))};`;
    }
    return null;
  },
  transformIndexHtml: {
    order: 'post',
    handler: (_, { bundle = {} }) =>
      languages.flatMap((language): HtmlTagDescriptor[] => {
        const file = Object.values(bundle).find(
          (each) => each.type === 'chunk' && each.facadeModuleId === fileOf(general, language),
        );
        if (file === undefined) return [];
        const content = `${base}${file.fileName}`;
        return [{ tag: 'meta', attrs: { name: `texts-${language}`, content }, injectTo: 'head-prepend' }];
      }),
  },
});
