const browsers: [RegExp, string][] = [
  [/\bEdg/, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bFirefox\//, 'Firefox'],
  [/\bChrom(e|ium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const systems: [RegExp, string][] = [
  [/\bAndroid\b/, 'Android'],
  [/\biPad\b/, 'iPad'],
  [/\biPhone\b/, 'iPhone'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

/** "Chrome · Windows", by what the browser said of itself; names alone, the same in every language. */
export function browserOf(agent: string | null): string | null {
  const named = (among: [RegExp, string][]) => among.find(([pattern]) => pattern.test(agent ?? ''))?.[1];
  const names = [named(browsers), named(systems)].filter((name) => name !== undefined);
  return names.length === 0 ? null : names.join(' · ');
}
