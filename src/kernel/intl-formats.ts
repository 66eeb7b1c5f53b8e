/** Formatters of numbers and days: making one takes as long as using it a hundred times, so each is made once. */
const numberFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();

export const numberFormat = (locale: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat =>
  keptIn(numberFormats, [locale, options], () => new Intl.NumberFormat(locale, options));

export const dateFormat = (locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  keptIn(dateFormats, [locale, options], () => new Intl.DateTimeFormat(locale, options));

function keptIn<Format>(formats: Map<string, Format>, of: unknown, make: () => Format): Format {
  const key = JSON.stringify(of);
  let format = formats.get(key);
  if (format === undefined) {
    format = make();
    formats.set(key, format);
  }
  return format;
}
