import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { readDirective } from '../src/modules/directives/reader/read.ts';
import { median, type Row, shown } from './table.ts';

const group = 'Reader';
const example = fileURLToPath(new URL('../examples/chuong-trinh-lao-cai-van-minh-hien-dai.txt', import.meta.url));
const documents = fileURLToPath(new URL('../../shared/data/documents', import.meta.url));

/** Documents and megabytes a second, the time of a 20 kB text, and memory over a thousand texts. */
export function benchReader(): Row[] {
  const texts = publicTexts();
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  for (const text of texts) readDirective(text); // loaded and warm, as in a server

  const rounds = Array.from({ length: 5 }, () => seconds(() => texts.map((text) => readDirective(text))));
  const round = median(rounds);
  const typical = sized(texts, 20_000);
  const typicalMs = median(Array.from({ length: 51 }, () => seconds(() => readDirective(typical)) * 1000));

  const collect = garbageCollector();
  const readThousand = () => {
    for (let i = 0; i < 1000; i++) readDirective(texts[i % texts.length] ?? '');
    collect();
    return process.memoryUsage();
  };
  const first = readThousand();
  const second = readThousand();
  const mebibytes = (bytes: number) => shown(bytes / 2 ** 20);

  return [
    { group, what: `documents a second (${texts.length} texts)`, values: { measured: shown(texts.length / round) } },
    { group, what: 'megabytes of text a second', values: { measured: shown(bytes / 1e6 / round) } },
    { group, what: 'a text of 20 kB, median, ms', values: { measured: shown(typicalMs) } },
    {
      group,
      what: 'a second thousand of texts after a first: memory kept, MiB',
      values: { measured: mebibytes(second.heapUsed - first.heapUsed) },
    },
    { group, what: 'the same, of the process, MiB', values: { measured: mebibytes(second.rss - first.rss) } },
  ];
}

/** The public documents beside the checkout; without them the example alone. */
function publicTexts(): string[] {
  const own = readFileSync(example, 'utf8');
  if (!existsSync(documents)) return [own];
  const names = readdirSync(documents).filter((name) => name.endsWith('.txt'));
  const bodyOf = (name: string) =>
    readFileSync(`${documents}/${name}`, 'utf8').split('\n---\n').slice(1).join('\n---\n');
  return [own, ...names.map(bodyOf)];
}

function sized(texts: readonly string[], bytes: number): string {
  const [nearest] = [...texts].sort(
    (a, b) => Math.abs(Buffer.byteLength(a) - bytes) - Math.abs(Buffer.byteLength(b) - bytes),
  );
  return nearest ?? '';
}

/** Asks for a collection, so that what is kept is measured and not what nobody has cleared away yet. */
function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}

function seconds(work: () => unknown): number {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start) / 1e9;
}
