import type { FastifyRequest } from 'fastify';
import { invalid } from '../refusal.ts';

export type Encoding = 'json' | 'html';

/** JSON or a page: by `f`, else by what the program says it accepts; JSON for whoever does not mind. */
export function encodingOf(request: FastifyRequest, f: unknown): Encoding {
  if (f === 'json' || f === 'html') return f;
  if (f !== undefined) throw invalid('ogc.encoding-unknown', { f: String(f).slice(0, 60) });
  const weights = (request.headers.accept ?? '')
    .slice(0, 500)
    .split(',')
    .map((range) => {
      const [type = '', ...parameters] = range.trim().toLowerCase().split(';');
      const q = parameters.map((text) => /^\s*q=([\d.]+)$/.exec(text)?.[1]).find((value) => value !== undefined);
      return { type: type.trim(), weight: q === undefined ? 1 : Number(q) };
    });
  const weightOf = (matches: (type: string) => boolean) =>
    Math.max(0, ...weights.filter(({ type }) => matches(type)).map(({ weight }) => weight));
  const html = weightOf((type) => type === 'text/html' || type === 'application/xhtml+xml');
  const json = weightOf(
    (type) => /json$/.test(type) || /json/.test(type) || type === '*/*' || type === 'application/*',
  );
  return html > json || (html > 0 && html === json && firstIsHtml(weights)) ? 'html' : 'json';
}

const firstIsHtml = (weights: readonly { type: string }[]): boolean => weights[0]?.type === 'text/html';
