import { join } from 'node:path';
import { type HtmlTagDescriptor, type Plugin, runnerImport } from 'vite';
import type { Language, Messages } from '../src/kernel/messages.ts';
import { packageRoot } from '../src/kernel/package-root.ts';

const languages: readonly Language[] = ['vi', 'en'];
const fileOf = (language: Language) => join(packageRoot, `src/web/texts/${language}.ts`);
export const isTexts = (id: string | null | undefined): boolean =>
  languages.some((language) => id === fileOf(language));

/**
 * A page loads the texts of the language it is read in and of no other: of each language the build makes one file with
 * the words of `catalogueFile` in it, and the page names these files for first-paint.js, which asks for the right one
 * while the code is still on its way.
 */
export const textsByLanguage = (catalogueFile: string, base = '/'): Plugin => ({
  name: 'texts-by-language',
  apply: 'build',
  enforce: 'pre',
  async load(id) {
    const language = languages.find((each) => id === fileOf(each));
    if (language === undefined) return null;
    const { module } = await runnerImport<{ catalogue: Messages }>(join(packageRoot, catalogueFile), {
      configFile: false,
      logLevel: 'error',
    });
    const texts = Object.entries(module.catalogue).map(([key, message]) => [key, message[language]]);
    return `export const texts = ${JSON.stringify(Object.fromEntries(texts))};`;
  },
  transformIndexHtml: {
    order: 'post',
    handler: (_, { bundle = {} }) =>
      languages.flatMap((language): HtmlTagDescriptor[] => {
        const file = Object.values(bundle).find(
          (each) => each.type === 'chunk' && each.facadeModuleId === fileOf(language),
        );
        if (file === undefined) return [];
        const content = `${base}${file.fileName}`;
        return [{ tag: 'meta', attrs: { name: `texts-${language}`, content }, injectTo: 'head-prepend' }];
      }),
  },
});
