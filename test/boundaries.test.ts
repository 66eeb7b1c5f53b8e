import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

// web → contract ← server → kernel; modules meet only through index.ts; kernel → nothing above it.

const root = fileURLToPath(new URL('..', import.meta.url));

interface Import {
  from: string;
  to: string;
  typeOnly: boolean;
}

const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => join('src', name));
const imports: Import[] = files.flatMap(importsOf);

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const statements = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^;'"]*?from\s+'(\.[^']+)'|import\(\s*'(\.[^']+)'\s*\)|(?:^|\n)import\s+'(\.[^']+)'/g,
  );
  return [...statements].map(([, type, named, lazy, bare]) => ({
    from: file,
    to: relative(root, resolve(root, dirname(file), (named ?? lazy ?? bare ?? '').replace(/\?.*$/, ''))),
    typeOnly: type !== undefined,
  }));
}

const isTest = (file: string) => /\.test\.tsx?$/.test(file);
const isWeb = (file: string) => file.startsWith('src/web/') || /\/web\//.test(file);
const moduleOf = (file: string) => /^src\/modules\/([^/]+)\//.exec(file)?.[1];
const show = (found: Import[]) => found.map(({ from, to }) => `${from} → ${to}`);

test('there are imports to look at', () => {
  expect(imports.length).toBeGreaterThan(100);
});

test('the kernel knows nothing above it', () => {
  const upward = imports.filter(
    ({ from, to }) => from.startsWith('src/kernel/') && !isWeb(from) && !isTest(from) && /^src\/(?!kernel\/)/.test(to),
  );
  expect(show(upward)).toEqual([]);
});

test('modules meet only through index.ts', () => {
  const sideDoors = imports.filter(({ from, to }) => {
    const other = moduleOf(to);
    if (other === undefined || other === moduleOf(from) || isTest(from)) return false;
    if (isWeb(from)) return !/\/(contract|messages|index)\.ts$/.test(to) && !isWeb(to);
    return from.startsWith('src/modules/') && to !== `src/modules/${other}/index.ts`;
  });
  expect(show(sideDoors)).toEqual([]);
});

test('the web side never reaches into a server, nor a server into the web side', () => {
  const crossings = imports.filter(
    ({ from, to }) => !isTest(from) && (isWeb(from) ? /\/server\/|^src\/kernel\/db\//.test(to) : isWeb(to)),
  );
  expect(show(crossings)).toEqual([]);
});

test('no file imports itself in a circle', () => {
  const next = new Map<string, string[]>();
  for (const { from, to, typeOnly } of imports) if (!typeOnly) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const circles: string[] = [];
  const walk = (file: string, path: string[]) => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
    if (path.includes(file) || done.has(file)) return;
    for (const to of next.get(file) ?? []) walk(to, [...path, file]);
    done.add(file);
  };
  for (const file of files) walk(file, []);
  expect(circles).toEqual([]);
});
