import type { SheetCell } from '../cells.ts';
import type { GridRow } from '../find-headings.ts';
import type { MergedCells } from './read-sheet.ts';

/**
 * Merged cells keep their value in the first of them. In headings it holds for all of them; in rows of figures it holds for
 * the rows below, in its own column: a ward that is named once for its four quarters. Rows have to come in their order.
 */
export class MergedFiller {
  readonly #waiting: MergedCells[];
  #next = 0;
  #open: { merged: MergedCells; value: SheetCell }[] = [];

  constructor(merged: readonly MergedCells[]) {
    this.#waiting = [...merged].sort((a, b) => a.top - b.top);
  }

  fill({ row, cells }: GridRow, way: 'across' | 'down'): GridRow {
    this.#open = this.#open.filter(({ merged }) => merged.bottom >= row);
    for (let merged = this.#waiting[this.#next]; merged !== undefined && merged.top <= row; ) {
      if (merged.top === row) this.#open.push({ merged, value: cells[merged.left] ?? null });
      this.#next += 1;
      merged = this.#waiting[this.#next];
    }
    if (this.#open.length === 0) return { row, cells };
    const filled = [...cells];
    for (const { merged, value } of this.#open) {
      const right = way === 'across' ? merged.right : merged.left;
      for (let column = merged.left; column <= right; column += 1) filled[column] ??= value;
    }
    return { row, cells: Array.from(filled, (cell) => cell ?? null) };
  }
}
