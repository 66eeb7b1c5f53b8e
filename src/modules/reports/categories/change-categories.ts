import { recordAct } from '../../../kernel/audit/record-act.ts';
import { newId } from '../../../kernel/brand.ts';
import { type Query, sql, type Tx, violates } from '../../../kernel/db/db.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { demand } from '../../../kernel/policy/policy.ts';
import { conflict, invalid, stale } from '../../../kernel/refusal.ts';
import type { Instant } from '../../../kernel/time.ts';
import { type Category, CategoryId, type CategoryTerms, type NewCategory } from './contract.ts';
import { defaultCategories } from './default-categories.ts';
import { getCategory } from './queries.ts';

/** What categories say is kept by the trail: `/api/v1/report-categories/{id}/history` and `/as-of`. */
const about = (id: CategoryId) => ({ kind: 'report-category', id });

export async function addCategory(tx: Tx, actor: Actor, input: NewCategory, at: Instant): Promise<Category> {
  demand(actor, 'reports.settle');
  demandSensible(input);
  const id = newId(CategoryId);
  try {
    await tx.attempt((inner) =>
      inner.run(sql`
        insert into report_category (id, code, changed_at, ${names})
        values (${id}, ${input.code}, ${at}, ${valuesOf(input)})`),
    );
  } catch (error) {
    if (violates(error, 'report_category_code_key'))
      throw conflict('reports.category-code-taken', { code: input.code });
    throw error;
  }
  await recordAct(tx, actor, 'reports.category-added', about(id), { after: input }, at);
  return getCategory(tx, id);
}

/** From now on it says something else; reports filed before keep the deadline they were told. */
export async function changeCategory(
  tx: Tx,
  actor: Actor,
  { id, version }: { id: CategoryId; version: number },
  terms: CategoryTerms,
  at: Instant,
): Promise<Category> {
  demand(actor, 'reports.settle');
  demandSensible(terms);
  await tx.run(sql`select from report_category where id = ${id} for update`);
  const before = await getCategory(tx, id);
  if (before.version !== version) throw stale({ expected: version, current: before });
  await tx.run(sql`
    update report_category set (${names}) = (${valuesOf(terms)}), changed_at = ${at}, version = version + 1
     where id = ${id}`);
  const { version: _, id: __, code: ___, ...said } = before;
  await recordAct(tx, actor, 'reports.category-changed', about(id), { before: said, after: terms }, at);
  return getCategory(tx, id);
}

/** The set a city begins with; what has its code already stays as it is. */
export async function addDefaultCategories(tx: Tx, actor: Actor, at: Instant): Promise<Category[]> {
  demand(actor, 'reports.settle');
  const taken = await tx.text(sql`select coalesce(jsonb_agg(code), '[]')::text from report_category`);
  const codes: readonly string[] = JSON.parse(taken);
  const added: Category[] = [];
  for (const category of defaultCategories) {
    if (!codes.includes(category.code)) added.push(await addCategory(tx, actor, category, at));
  }
  return added;
}

function demandSensible({ activeFrom, activeTo, attributes, confirmed, source }: CategoryTerms): void {
  if (activeTo !== null && activeTo <= activeFrom) throw invalid('reports.category-never-active');
  if (confirmed && source === null) throw invalid('reports.category-source-missing');
  const codes = attributes.map(({ code }) => code);
  if (new Set(codes).size < codes.length) throw invalid('reports.category-question-twice');
  const empty = attributes.find(({ kind, values }) => kind.endsWith('list') && values.length === 0);
  if (empty !== undefined) throw invalid('reports.category-question-empty', { question: empty.code });
}

const names: Query = sql`
  ordinal, name_vi, name_en, group_vi, group_en, description_vi, description_en, icon, keywords, attributes, accept_rule,
  finish_rule, warn_hours, head_hours, leader_hours, after_photo, close_days, publication, restricted, duplicate_m, duplicate_days,
  active_from, active_to, source, confirmed`;

const valuesOf = (terms: CategoryTerms): Query => sql`
  ${terms.ordinal}, ${terms.name.vi}, ${terms.name.en}, ${terms.group?.vi ?? null}, ${terms.group?.en ?? null},
  ${terms.description?.vi ?? null}, ${terms.description?.en ?? null}, ${terms.icon}, ${[...terms.keywords]}::text[],
  ${JSON.stringify(terms.attributes)}::jsonb, ${terms.acceptRule}, ${terms.finishRule}, ${terms.warnHours},
  ${terms.headHours}, ${terms.leaderHours}, ${terms.afterPhoto}, ${terms.closeDays}, ${terms.publication}, ${terms.restricted},
  ${terms.duplicateM}, ${terms.duplicateDays}, ${terms.activeFrom}, ${terms.activeTo}, ${terms.source}, ${terms.confirmed}`;
