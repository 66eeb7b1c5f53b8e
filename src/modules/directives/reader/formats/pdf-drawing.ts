import type { Rule } from './page-lines.ts';

export interface Drawing {
  rules: Rule[];
  /** Share of the page that pictures cover. */
  pictured: number;
  strokes: number;
}

interface OperatorList {
  fnArray: number[];
  argsArray: unknown[];
}

type Matrix = readonly [number, number, number, number, number, number];
type Operators = Record<
  | 'save'
  | 'restore'
  | 'transform'
  | 'paintFormXObjectBegin'
  | 'paintFormXObjectEnd'
  | 'constructPath'
  | 'endPath'
  | 'paintImageXObject'
  | 'paintInlineImageXObject'
  | 'paintImageMaskXObject'
  | 'paintImageXObjectRepeat'
  | 'paintInlineImageXObjectGroup',
  number
>;

/** The straight strokes of a page's drawing, and how much of it is pictures. */
export function drawingOf(list: OperatorList, toPage: readonly number[], pageArea: number, ops: Operators): Drawing {
  const drawing: Drawing = { rules: [], pictured: 0, strokes: 0 };
  const stack: Matrix[] = [];
  let matrix = matrixOf(toPage) ?? identity;
  const imageOperators = new Set([
    ops.paintImageXObject,
    ops.paintInlineImageXObject,
    ops.paintImageMaskXObject,
    ops.paintImageXObjectRepeat,
    ops.paintInlineImageXObjectGroup,
  ]);
  for (const [i, operator] of list.fnArray.entries()) {
    const args = list.argsArray[i];
    if (operator === ops.save) stack.push(matrix);
    else if (operator === ops.restore || operator === ops.paintFormXObjectEnd) matrix = stack.pop() ?? matrix;
    else if (operator === ops.transform) matrix = times(matrix, matrixOf(args) ?? identity);
    else if (operator === ops.paintFormXObjectBegin) {
      stack.push(matrix);
      if (Array.isArray(args)) matrix = times(matrix, matrixOf(args[0]) ?? identity);
    } else if (imageOperators.has(operator)) {
      drawing.pictured += Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]) / pageArea;
    } else if (operator === ops.constructPath && Array.isArray(args) && args[0] !== ops.endPath) {
      drawing.strokes++;
      const data: unknown = Array.isArray(args[1]) ? args[1][0] : undefined;
      if (data instanceof Float32Array) drawing.rules.push(...straightStrokes(data, matrix));
    }
  }
  return drawing;
}

const identity: Matrix = [1, 0, 0, 1, 0, 0];

function matrixOf(value: unknown): Matrix | undefined {
  if (!Array.isArray(value) && !(value instanceof Float32Array)) return undefined;
  const [a, b, c, d, e, f] = Array.from<unknown>(value).map(Number);
  if (a === undefined || b === undefined || c === undefined || d === undefined || e === undefined || f === undefined)
    return undefined;
  return [a, b, c, d, e, f];
}

function times(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ];
}

/** A path is a row of numbers: an instruction (move, line, curve, quadratic curve, close), then its points. */
const pointsOfInstruction = [1, 1, 3, 2, 0];

function straightStrokes(data: Float32Array, matrix: Matrix): Rule[] {
  const rules: Rule[] = [];
  let from: [number, number] | undefined;
  let start: [number, number] | undefined;
  for (let i = 0; i < data.length; ) {
    const instruction = data[i] ?? 0;
    const points = pointsOfInstruction[instruction] ?? 0;
    const end = i + points * 2;
    const x = data[end - 1] ?? 0;
    const y = data[end] ?? 0;
    const to: [number, number] | undefined =
      instruction === 4
        ? start
        : [matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]];
    if (instruction === 0) start = to;
    else if ((instruction === 1 || instruction === 4) && from && to && isStraight(from, to)) {
      rules.push({
        left: Math.min(from[0], to[0]),
        right: Math.max(from[0], to[0]),
        top: Math.min(from[1], to[1]),
        bottom: Math.max(from[1], to[1]),
      });
    }
    from = to;
    i = end + 1;
  }
  return rules;
}

const isStraight = (a: [number, number], b: [number, number]) => Math.abs(a[0] - b[0]) < 1 || Math.abs(a[1] - b[1]) < 1;
