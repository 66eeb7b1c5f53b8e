/**
 * The codes of CAP begin with a capital (`Severe`, `AllClear`, `CBRNE`); ours are words in lower case (`severe`,
 * `all-clear`, `cbrne`).
 */
export const toCap = (word: string): string =>
  word === 'cbrne' ? 'CBRNE' : word.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());

export const fromCap = (code: string): string =>
  code === 'CBRNE' ? 'cbrne' : code.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
