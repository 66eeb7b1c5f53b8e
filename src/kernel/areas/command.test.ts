import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../test/city.ts';
import { systemActor } from '../identity/actor.ts';
import { day } from '../time.ts';
import { areasCommand } from './command.ts';
import { createArea } from './create-area.ts';

const ring = [
  [103.9, 22.4],
  [104, 22.4],
  [104, 22.5],
  [103.9, 22.5],
  [103.9, 22.4],
];
const outlines = (coordinates: unknown) =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { code: '02671', fullName: 'Phường Cam Đường' },
        geometry: { type: 'Polygon', coordinates },
      },
    ],
  });

/** Runs `dothi areas import` on a file with this content; answers what it printed. */
async function importFile({ services }: TestCity, content: string | Buffer, ...options: string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dothi-areas-'));
  const printed: string[] = [];
  try {
    const file = join(folder, 'outlines.geojson');
    await writeFile(file, content);
    const program = new Command().exitOverride().configureOutput({ writeErr: () => {} });
    areasCommand(
      program,
      (work) => work(services),
      (text) => printed.push(text),
    );
    program.commands.forEach((command) => {
      command.commands.forEach((inner) => {
        inner.exitOverride().configureOutput({ writeErr: () => {} });
      });
    });
    await program.parseAsync(['areas', 'import', file, ...options], { from: 'user' }).catch((error: unknown) => {
      if (printed.length > 0 && error instanceof Error) error.cause = printed.join('');
      throw error;
    });
  } finally {
    await rm(folder, { recursive: true });
  }
  return printed.join('');
}

const withWard = (work: (city: TestCity) => Promise<void>) =>
  inTestCity(async (city) => {
    const ward = { code: '02671', level: 'commune', kind: 'ward', name: 'Cam Đường', parentId: null } as const;
    await createArea(city.tx, systemActor, { ...ward, validFrom: day('2025-07-01') }, city.now);
    await work(city);
  });

test('the report is for people, or JSON for programs', () =>
  withWard(async (city) => {
    const told = await importFile(city, outlines([ring]), '--lang', 'en');
    expect(told).toBe('Phường Cam Đường (02671): imported, 113.98 km².\n');
    const report = JSON.parse(await importFile(city, outlines([ring]), '--json', '--dry-run'));
    expect(report).toMatchObject({ imported: false, units: [{ code: '02671', replaces: 'outline' }], findings: [] });
  }));

test('a file with an error is reported and refused', () =>
  withWard(async (city) => {
    const crossed = outlines([
      [
        [103.9, 22.4],
        [104, 22.5],
        [104, 22.4],
        [103.9, 22.5],
        [103.9, 22.4],
      ],
    ]);
    await expect(importFile(city, crossed, '--lang', 'vi')).rejects.toMatchObject({
      code: 'areas.import.refused',
      cause: 'LỖI Phường Cam Đường (02671): Ranh giới tự cắt tại 103.95, 22.45.\n',
    });
  }));

test('a wrong file or option is refused with its reason', () =>
  withWard(async (city) => {
    await expect(importFile(city, 'not json')).rejects.toMatchObject({ code: 'geo.not-json' });
    await expect(importFile(city, Buffer.from([0xff, 0xfe, 0x00]))).rejects.toMatchObject({
      code: 'areas.import.file-unreadable',
    });
    const options = [
      ['--crs', 'utm'],
      ['--valid-from', '2026-02-30'],
      ['--accuracy', '-1'],
    ];
    for (const wrong of options) {
      await expect(importFile(city, outlines([ring]), ...wrong)).rejects.toMatchObject({
        code: 'commander.invalidArgument',
      });
    }
  }));
