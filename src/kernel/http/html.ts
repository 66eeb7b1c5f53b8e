/** Markup that may be inserted as it is. */
export interface Html {
  readonly text: string;
}
const isHtml = (value: unknown): value is Html => typeof value === 'object' && value !== null && 'text' in value;

/** Text from outside is escaped; only what this function made goes in as markup. */
export function html(parts: TemplateStringsArray, ...values: (string | Html | (string | Html)[])[]): Html {
  const inserted = values.map((value) =>
    [value]
      .flat()
      .map((each) => (isHtml(each) ? each.text : escapeHtml(each)))
      .join(''),
  );
  return { text: parts.reduce((text, part, i) => `${text}${inserted[i - 1]}${part}`) };
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
