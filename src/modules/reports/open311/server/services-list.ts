import { z } from 'zod';
import { type Reads, sql } from '../../../../kernel/db/db.ts';
import type { Language } from '../../../../kernel/messages.ts';
import { notFound } from '../../../../kernel/refusal.ts';
import { type Day, Instant } from '../../../../kernel/time.ts';
import type { Category } from '../../categories/contract.ts';
import { listCategories } from '../../categories/queries.ts';
import type { Service, ServiceDefinition } from '../contract.ts';

/** Categories as services. What is for named people alone is taken and not heard of again: a black box. */
export async function listServices(tx: Reads, language: Language, day: Day): Promise<Service[]> {
  return (await listCategories(tx, day)).map((category) => ({
    service_code: category.code,
    service_name: category.name[language],
    description: category.description?.[language] ?? null,
    metadata: category.attributes.length > 0,
    type: category.restricted ? ('blackbox' as const) : ('realtime' as const),
    keywords: category.keywords.join(', '),
    group: category.group?.[language] ?? null,
  }));
}

export async function getService(tx: Reads, code: string, day: Day): Promise<Category> {
  const found = (await listCategories(tx, day)).find((category) => category.code === code);
  if (found === undefined) throw notFound('open311.service-unknown', { code: code.slice(0, 100) });
  return found;
}

export const definitionOf = ({ code, attributes }: Category, language: Language): ServiceDefinition => ({
  service_code: code,
  attributes: attributes.map(({ code: asked, question, hint, kind, required, values }, i) => ({
    variable: true,
    code: asked,
    datatype: kind,
    required,
    datatype_description: hint?.[language] ?? null,
    order: i + 1,
    description: question[language],
    ...(kind === 'singlevaluelist' || kind === 'multivaluelist'
      ? { values: values.map(({ key, name }) => ({ key, name: name[language] })) }
      : {}),
  })),
});

const AtRow = z.object({ at: Instant.nullable() });

/** When the list or a definition last changed: clients that keep them ask again when it does. */
export async function changesetOf(tx: Reads): Promise<Instant> {
  const found = await tx.row(
    AtRow,
    sql`select greatest((select max(changed_at) from report_category),
                        (select max(changed_at) from open311_jurisdiction)) as at`,
  );
  return found?.at ?? ('1970-01-01T00:00:00.000Z' as Instant);
}
