/**
 * Words that no indicator is named by: what a formula says of figures, or may come to say, and what stands in an address at
 * the place of a code.
 */
const reserved: ReadonlySet<string> = new Set([
  ...['sum', 'mean', 'average', 'avg', 'ratio', 'last', 'first', 'none', 'count', 'min', 'max', 'median'],
  ...['abs', 'round', 'floor', 'ceil', 'sqrt', 'log', 'exp', 'pow', 'mod'],
  ...['if', 'then', 'else', 'and', 'or', 'not', 'in', 'is', 'true', 'false', 'null'],
  ...['new', 'defaults', 'edit'],
]);

export const isReserved = (code: string): boolean => reserved.has(code);
