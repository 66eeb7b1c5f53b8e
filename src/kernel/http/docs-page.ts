import { z } from 'zod';
import type { Language, Messages } from '../messages.ts';
import { type Html, html } from './html.ts';

/** What the page reads of an OpenAPI document; all of it is ours, checked so that a change of the generator shows. */
const Json = z.record(z.string(), z.unknown());
const Parameter = z.object({
  name: z.string(),
  in: z.string(),
  required: z.boolean().optional(),
  description: z.string().optional(),
  schema: Json.optional(),
});
const Content = z.record(z.string(), z.object({ schema: Json.optional() })).optional();
const Operation = z.object({
  operationId: z.string().optional(),
  summary: z.string().optional(),
  description: z.string().optional(),
  tags: z.array(z.string()).default(['other']),
  parameters: z.array(Parameter).default([]),
  requestBody: z.object({ content: Content }).optional(),
  responses: z.record(z.string(), z.object({ description: z.string().default(''), content: Content })),
  'x-permission': z.string().optional(),
});
const Document = z.object({
  info: z.object({ title: z.string(), version: z.string(), description: z.string().default('') }),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.object({ schemas: z.record(z.string(), Json).default({}) }),
});
type Operation = z.infer<typeof Operation>;

const words = {
  vi: {
    title: 'Giao diện lập trình',
    machine: 'Bản cho máy đọc (OpenAPI 3.1)',
    contents: 'Mục lục',
    needs: 'Quyền cần có',
    parameters: 'Tham số',
    body: 'Nội dung gửi',
    answers: 'Trả lời',
    schemas: 'Cấu trúc dữ liệu',
    problems: 'Mã từ chối',
    required: 'bắt buộc',
    other: 'English',
  },
  en: {
    title: 'Programming interface',
    machine: 'For machines (OpenAPI 3.1)',
    contents: 'Contents',
    needs: 'Permission needed',
    parameters: 'Parameters',
    body: 'Body',
    answers: 'Answers',
    schemas: 'Data structures',
    problems: 'Codes of refusal',
    required: 'required',
    other: 'Tiếng Việt',
  },
} as const;

/** The interface as a page of plain HTML: nothing to run, nothing to load from elsewhere, every part behind a link. */
export function renderDocs(
  openapi: unknown,
  catalogue: Messages,
  language: Language,
  machine = { href: '/api/openapi.json', name: words[language].machine as string },
): string {
  const { info, paths, components } = Document.parse(openapi);
  const say = words[language];
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      path,
      method,
      operation,
      tag: operation.tags[0] ?? 'other',
    })),
  );
  const tags = [...new Set(operations.map(({ tag }) => tag))].sort();
  const codes = Object.entries(catalogue).filter(
    ([key]) => /^[a-z-]+\.[a-z-]+$/.test(key) && !key.startsWith('problem.'),
  );

  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${info.title}: ${say.title}</title><link rel="stylesheet" href="/api/docs/style.css">
</head>
<body>
<header><h1>${info.title}: ${say.title}</h1><p>${info.description}</p>
<p><a href="${machine.href}">${machine.name}</a> · ${info.version} · <a href="?lang=${language === 'vi' ? 'en' : 'vi'}" lang="${language === 'vi' ? 'en' : 'vi'}">${say.other}</a></p></header>
<nav aria-label="${say.contents}"><ul>${tags.map((tag) => html`<li><a href="#tag-${tag}">${tag}</a></li>`)}
<li><a href="#schemas">${say.schemas}</a></li><li><a href="#problems">${say.problems}</a></li></ul></nav>
<main>
${tags.map(
  (tag) => html`<section aria-labelledby="tag-${tag}"><h2 id="tag-${tag}">${tag}</h2>
${operations.filter((each) => each.tag === tag).map(({ path, method, operation }) => renderOperation(path, method, operation, language))}
</section>`,
)}
<section aria-labelledby="schemas"><h2 id="schemas">${say.schemas}</h2>
${Object.entries(components.schemas).map(
  ([name, schema]) =>
    html`<details id="schema-${name}"><summary><code>${name}</code></summary>${renderSchema(schema)}</details>`,
)}</section>
<section aria-labelledby="problems"><h2 id="problems">${say.problems}</h2><dl>
${codes.map(([code, message]) => html`<dt id="${code}"><code>${code}</code></dt><dd>${message[language]}</dd>`)}
</dl></section>
</main>
</body>
</html>`.text;
}

function renderOperation(path: string, method: string, operation: Operation, language: Language): Html {
  const say = words[language];
  const permission = operation['x-permission'];
  return html`<details id="${operation.operationId ?? `${method}-${path}`}">
<summary><code class="method">${method.toUpperCase()}</code> <code>${path}</code> ${operation.summary ?? ''}</summary>
${operation.description === undefined ? '' : html`<p>${operation.description}</p>`}
${permission === undefined || permission === 'public' ? '' : html`<p>${say.needs}: <code>${permission}</code></p>`}
${
  operation.parameters.length === 0
    ? ''
    : html`<h3>${say.parameters}</h3><dl>${operation.parameters.map(
        (
          parameter,
        ) => html`<dt><code>${parameter.name}</code> <small>${parameter.in}${parameter.required ? `, ${say.required}` : ''}</small></dt>
<dd>${parameter.description ?? ''} ${renderSchema(parameter.schema ?? {})}</dd>`,
      )}</dl>`
}
${operation.requestBody === undefined ? '' : html`<h3>${say.body}</h3>${renderContent(operation.requestBody.content)}`}
<h3>${say.answers}</h3><dl>${Object.entries(operation.responses).map(
    ([status, { description, content }]) => html`<dt>${status}</dt><dd>${description} ${renderContent(content)}</dd>`,
  )}</dl>
</details>`;
}

const renderContent = (content: z.infer<typeof Content>): Html[] =>
  Object.entries(content ?? {}).map(([type, { schema }]) => html`<small>${type}</small> ${renderSchema(schema ?? {})}`);

/** A schema in words: a reference as a link, an object as its fields, anything else by its type and limits. */
function renderSchema(schema: Record<string, unknown>): Html {
  if (typeof schema.$ref === 'string') {
    const name = schema.$ref.split('/').at(-1) ?? '';
    return html`<a href="#schema-${name}">${name}</a>`;
  }
  const parts = [schema.anyOf, schema.oneOf, schema.allOf].flatMap((list) => (Array.isArray(list) ? list : []));
  if (parts.length > 0)
    return html`${parts.map((part, i) => html`${i > 0 ? ' | ' : ''}${renderSchema(Json.parse(part))}`)}`;
  if (Array.isArray(schema.enum))
    return html`${schema.enum.map((each, i) => html`${i > 0 ? ' | ' : ''}<code>${JSON.stringify(each)}</code>`)}`;
  if (schema.const !== undefined) return html`<code>${JSON.stringify(schema.const)}</code>`;
  const properties = Json.safeParse(schema.properties);
  if (properties.success) {
    const required = Array.isArray(schema.required) ? schema.required : [];
    return html`<ul>${Object.entries(properties.data).map(
      ([name, field]) =>
        html`<li><code>${name}</code>${required.includes(name) ? '' : '?'}: ${renderSchema(Json.parse(field))}</li>`,
    )}</ul>`;
  }
  const items = Json.safeParse(schema.items);
  if (items.success) return html`[ ${renderSchema(items.data)} ]`;
  const limits = ['format', 'minimum', 'maximum', 'minLength', 'maxLength', 'default'].flatMap((key) =>
    schema[key] === undefined ? [] : [`${key} ${JSON.stringify(schema[key])}`],
  );
  const about = typeof schema.description === 'string' ? schema.description : '';
  return html`<code>${[schema.type].flat().join(' | ')}</code> <small>${limits.join(', ')}</small> ${about}`;
}

export const docsStyle = `
:root { color-scheme: light dark; font: 16px/1.55 "Be Vietnam Pro", system-ui, sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 1rem; background: Canvas; color: CanvasText; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin-top: 2.5rem; } h3 { font-size: 1rem; margin-bottom: .25rem; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: 0; list-style: none; }
nav a { display: inline-block; padding: .4rem 0; }
details { border-top: 1px solid color-mix(in srgb, CanvasText 22%, Canvas); padding: .1rem 0; }
details[open] { padding-bottom: 1rem; }
summary { cursor: pointer; padding: .55rem 0; }
:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
.method { display: inline-block; min-width: 4.2rem; font-weight: 700; }
dt { margin-top: .5rem; } dd { margin-left: 1.25rem; } ul { margin: .2rem 0; }
:target { background: color-mix(in srgb, Highlight 18%, Canvas); }
`;
