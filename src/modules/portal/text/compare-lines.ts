import { diffArrays } from 'diff';

export interface Line {
  text: string;
  change: 'kept' | 'added' | 'removed';
}

/** What became of the lines of a text between two versions. */
export const compareLines = (before: string, after: string): Line[] =>
  diffArrays(before.split('\n'), after.split('\n')).flatMap(({ value, added, removed }) =>
    value.map((text): Line => ({ text, change: added ? 'added' : removed ? 'removed' : 'kept' })),
  );
