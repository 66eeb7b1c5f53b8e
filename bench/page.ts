import { markdown, type Row } from './table.ts';

/** The tables of this run, each under its own heading with when and how it was measured. */
export function sections(rows: readonly Row[], how: string): string[] {
  const groups = [...new Set(rows.map(({ group }) => group))];
  return groups.map((group) => {
    const [heading = '', ...table] = markdown(rows.filter((row) => row.group === group)).split('\n');
    return [heading, '', `*${how}*`, ...table].join('\n');
  });
}

/** The page with these sections in the place of those of the same heading; new ones come last, the rest stays. */
export function withSections(page: string, fresh: readonly string[]): string {
  const [head = '', ...kept] = page.trimEnd().split(/\n\n(?=## )/);
  const headingOf = (section: string) => section.split('\n', 1)[0];
  const replaced = kept.map((old) => fresh.find((section) => headingOf(section) === headingOf(old)) ?? old);
  const added = fresh.filter((section) => !kept.some((old) => headingOf(old) === headingOf(section)));
  return `${[head, ...replaced, ...added].join('\n\n')}\n`;
}
