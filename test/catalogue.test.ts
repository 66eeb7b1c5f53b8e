import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { IntlMessageFormat } from 'intl-messageformat';
import { type ESTree, parseSync } from 'vite';
import { expect, test } from 'vitest';
import { catalogue as serverCatalogue } from '../src/messages.ts';
import { zhTexts } from '../src/modules/portal/pages/zh-messages.ts';
import { catalogue as webCatalogue } from '../src/web/catalogue.ts';
import { catalogue as fieldCatalogue } from '../src/web/field/catalogue.ts';
import { catalogue as generalCatalogue } from '../src/web/general-catalogue.ts';

// Every text a person sees stands in a catalogue, in both languages, and every text of the pages is shown somewhere.

const src = fileURLToPath(new URL('../src', import.meta.url));
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
  (name) => /(^|\/)web\//.test(name) && /\.tsx?$/.test(name) && !/\.test\.|messages\.ts$/.test(name),
);
const trees = files.map((file) => ({ file, program: parseSync(file, readFileSync(join(src, file), 'utf8')).program }));
const everything = { ...serverCatalogue, ...webCatalogue };
const isKey = (text: string): text is keyof typeof webCatalogue => Object.hasOwn(webCatalogue, text);

type Node = ESTree.Node & { type: string };
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;

function* nodesOf(node: Node): Generator<Node> {
  yield node;
  for (const value of Object.values(node)) {
    for (const inner of Array.isArray(value) ? value : [value]) if (isNode(inner)) yield* nodesOf(inner);
  }
}

test('there are components to look at', () => {
  expect(files.length).toBeGreaterThan(30);
});

type Element = ReturnType<IntlMessageFormat['getAst']>[number];
/** Bare words, and the number sign that repeats the number of a plural. */
const nameless: readonly number[] = [0, 7];

function namesIn(elements: readonly Element[]): string[] {
  return elements.flatMap((element) => {
    if (!('value' in element) || nameless.includes(element.type)) return [];
    if ('options' in element) {
      return [element.value, ...Object.values(element.options).flatMap(({ value }) => namesIn(value))];
    }
    return 'children' in element ? [element.value, ...namesIn(element.children)] : [element.value];
  });
}
const placeholders = (text: string, language: string): string[] =>
  [...new Set(namesIn(new IntlMessageFormat(text, language).getAst()))].sort();

test('every text stands in both languages and speaks of the same things in both', () => {
  const wrong = Object.entries(everything).flatMap(([key, { vi, en }]) => {
    if (vi.trim() === '' || en.trim() === '') return [`${key}: empty`];
    const [a, b] = [placeholders(vi, 'vi'), placeholders(en, 'en')];
    return a.join() === b.join() ? [] : [`${key}: {${a}} and {${b}}`];
  });
  expect(wrong).toEqual([]);
});

const visitorsFiles = [
  'frame.ts',
  'visitor-pages.ts',
  'contact-pages.ts',
  'read-contacts.ts',
  'office-words.ts',
  'map-sources.ts',
  'place-pages.ts',
  'read-place.ts',
  'warnings-bar.ts',
];

test('every text of the pages of visitors stands in Chinese too, and speaks of nothing else', () => {
  const keys = Object.keys(serverCatalogue).filter((key) => key.startsWith('portal.page.'));
  const missing = visitorsFiles.flatMap((file) => {
    const text = readFileSync(join(src, 'modules/portal/pages', file), 'utf8');
    const whole = [...text.matchAll(/'(portal\.page\.[\w.-]+)'/g)].map(([, key = '']) => key);
    const begun = [...text.matchAll(/`(portal\.page\.[\w.-]+)\$\{/g)].flatMap(([, prefix = '']) =>
      keys.filter((key) => key.startsWith(prefix)),
    );
    return [...whole, ...begun].filter((key) => !Object.hasOwn(zhTexts, key)).map((key) => `${file}: ${key}`);
  });
  const wrong = Object.entries(zhTexts).flatMap(([key, zh]) => {
    const known = Object.entries(serverCatalogue).find(([name]) => name === key)?.[1];
    if (known === undefined) return [`${key}: not in the catalogue`];
    const named = placeholders(known.vi, 'vi');
    return placeholders(zh, 'zh').every((name) => named.includes(name)) ? [] : [`${key}: ${zh}`];
  });
  expect([...new Set(missing), ...wrong]).toEqual([]);
});

test('no text stands in a component', () => {
  const spoken = ['aria-label', 'title', 'placeholder', 'alt', 'label'];
  const vietnamese = /[À-ÖØ-öø-ỹ]/u;
  const found = trees.flatMap(({ file, program }) =>
    [...nodesOf(program)].flatMap((node) => {
      const bare =
        (node.type === 'JSXText' && /\p{L}/u.test(node.value) && node.value) ||
        (node.type === 'JSXAttribute' &&
          node.value?.type === 'Literal' &&
          spoken.includes(String(node.name.name)) &&
          String(node.value.value)) ||
        (node.type === 'Literal' && typeof node.value === 'string' && vietnamese.test(node.value) && node.value) ||
        (node.type === 'TemplateElement' && vietnamese.test(node.value.raw) && node.value.raw);
      return bare ? [`${file}: ${bare.trim()}`] : [];
    }),
  );
  expect(found.filter((line) => !line.startsWith('web/map/MapCanvas.tsx: Lào Cai, Đường'))).toEqual([]); // letters to load
});

test('every text of the pages is used, and given what it speaks of', () => {
  const used = new Set<string>();
  const prefixes: string[] = [];
  const wrongValues: string[] = [];
  for (const { file, program } of trees) {
    for (const node of nodesOf(program)) {
      if (node.type === 'Literal' && typeof node.value === 'string' && isKey(node.value)) used.add(node.value);
      if (node.type === 'TemplateLiteral') prefixes.push(node.quasis[0]?.value.raw ?? '');
      if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') continue;
      if (node.callee.name !== 't' && node.callee.name !== 'rich') continue;
      const [key, values] = node.arguments;
      if (key?.type !== 'Literal' || typeof key.value !== 'string' || !isKey(key.value)) continue;
      const given = values?.type === 'ObjectExpression' ? values.properties.map(nameOf).sort() : [];
      if (given.join() !== placeholders(webCatalogue[key.value].vi, 'vi').join()) {
        wrongValues.push(`${file}: ${key.value} is given {${given}}`);
      }
    }
  }
  const own = Object.keys(webCatalogue).filter((key) => !Object.hasOwn(serverCatalogue, key));
  const unused = own.filter(
    (key) => !used.has(key) && !prefixes.some((prefix) => prefix !== '' && key.startsWith(prefix)),
  );
  expect(unused).toEqual([]);
  expect(wrongValues).toEqual([]);
});

const nameOf = (property: ESTree.ObjectProperty | ESTree.SpreadElement): string =>
  property.type === 'Property' && property.key.type === 'Identifier' ? property.key.name : '…';

/** The files of the pages that `first` is built with; those that come later as well, but for the ones `without` names. */
function filesFrom(first: string, without: readonly string[] = []): Set<string> {
  const reached = new Set<string>();
  const reach = (file: string): void => {
    if (reached.has(file)) return;
    reached.add(file);
    const text = readFileSync(join(src, file), 'utf8');
    const imports = text.matchAll(
      /(?:^|\n)(?:import|export)\s+(?!type\s)[^;'"]*?from\s+'(\.[^']+)'|import\(\s*'(\.[^']+)'\s*\)/g,
    );
    for (const [, named, lazy] of imports) {
      const next = relative(src, resolve(src, dirname(file), named ?? lazy ?? ''));
      const isPart = /^(web|.*\/web)\//.test(next) && /\.tsx?$/.test(next) && !/catalogue\.ts$/.test(next);
      if (isPart && !without.includes(next)) reach(next);
    }
  };
  reach(first);
  return reached;
}

/** What these files can show, and a catalogue lacks. */
function missingIn(catalogue: object, shownBy: ReadonlySet<string>): string[] {
  return trees
    .filter(({ file }) => shownBy.has(file))
    .flatMap(({ file, program }) =>
      [...nodesOf(program)].flatMap((node) => {
        const prefix = node.type === 'TemplateLiteral' ? (node.quasis[0]?.value.raw ?? '') : '';
        const keys =
          node.type === 'Literal' && typeof node.value === 'string' && isKey(node.value)
            ? [node.value]
            : /^[a-z-]+\./.test(prefix)
              ? Object.keys(webCatalogue).filter((key) => key.startsWith(prefix))
              : [];
        return keys.filter((key) => !Object.hasOwn(catalogue, key)).map((key) => `${file}: ${key}`);
      }),
    );
}

test('the field part has every text that the files it is built from can show', () => {
  const files = filesFrom('web/field/main.tsx');
  expect(files.size).toBeGreaterThan(30);
  expect(missingIn(fieldCatalogue, files)).toEqual([]);
});

test('pages that anybody may open say nothing that comes with the pages of the office', () => {
  const app = readFileSync(join(src, 'web/App.tsx'), 'utf8');
  const office = Array.from(app.matchAll(/officePage\(\(\) => import\('([^']+)'\)\)/g), ([, named = '']) =>
    relative(src, resolve(src, 'web', named)),
  );
  expect(office.length).toBeGreaterThan(30);
  const files = filesFrom('web/main.tsx', office);
  expect(files.size).toBeGreaterThan(100);
  expect(missingIn(generalCatalogue, files)).toEqual([]);
});
