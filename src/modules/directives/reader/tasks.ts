import { readSubject } from './bodies.ts';
import { splitBodies } from './body-lists.ts';
import { type Charge, Charges } from './charges.ts';
import type { Clause } from './clauses.ts';
import { type Field, type FieldName, type Form, Forms, inlineFields, readField } from './fields.ts';
import { type Flat, partOf, sourceSpan } from './flat.ts';
import { headingDates, isDetailed, isHeading } from './headings.ts';
import { ActionLists } from './lists.ts';
import type { Span } from './offsets.ts';
import { ownerSpan, readCompanions, readPartners } from './owners.ts';
import { leadsIn, type Role, type Sections } from './sections.ts';
import { splitActions } from './splitting.ts';
import { readStatement, type Statement } from './statements.ts';

/** A task as found: stretches of the text, before deadlines, targets and places are read in it. */
export interface FoundTask extends Span {
  clause: Clause;
  owner: Span | null;
  ownerConfidence: number;
  partners: Span[];
  /** Where its deadline stands, in the order in which to look: its own words, a field beside it, headings over it. */
  deadlineIn: Span[];
  confidence: number;
}

/** Every task of a document outside its tables, in the order of the text. `retold`: an article about a programme. */
export function findTasks(clauses: readonly Clause[], sections: Sections, retold: boolean): FoundTask[] {
  const charges = new Charges(sections);
  const forms = new Forms();
  const lists = new ActionLists();
  const detailed = new Set(clauses.filter(isDetailed));
  const tasks: FoundTask[] = [];
  for (const clause of clauses) {
    const role = sections.role(clause);
    if (role === 'outside' || clause.kind === 'row') continue;
    if (clause.parent !== null && detailed.has(clause.parent)) continue;
    const field = readField(clause);
    const form = forms.of(clause);
    if (role === 'context' && form === null) continue;
    if (field === null ? form !== null && !isInTaskField(clause) : field.name !== 'task') continue;
    if (field === null ? forms.heads(clause) : describes(clause, tasks)) continue;
    if (addsToTheOneBefore(clause, tasks)) continue;
    if (!detailed.has(clause) && isHeading(clause, charges) && (clause.kind === 'part' || forms.under(clause) === null))
      continue;
    if (clause.label === null && leadsIn(clause) && !detailed.has(clause)) continue;
    const listed = role === 'tasks' && lists.isAmongActions(clause);
    const setting = { role, form, charge: charges.over(clause), isDetailed: detailed.has(clause), listed };
    const pieces = splitActions(clause.flat, field?.value.start ?? 0, retold);
    tasks.push(...readTasks(clause, pieces, setting));
  }
  return tasks;
}

/** "Nội dung: …" under an item that is a task already says what belongs to it. */
function describes(clause: Clause, tasks: readonly FoundTask[]): boolean {
  return clause.parent !== null && tasks[tasks.length - 1]?.clause === clause.parent;
}

/** Within a form only what stands in its task field is asked for. */
function isInTaskField(clause: Clause): boolean {
  for (let outer = clause.parent; outer !== null && outer.kind !== 'part'; outer = outer.parent) {
    const field = readField(outer);
    if (field !== null) return field.name === 'task';
  }
  return true;
}

const dating =
  /^\(?(?:thời gian |thời hạn )?(?:hoàn thành|thực hiện|xong|báo cáo)(?: xong| ngay)? (?:trong|trước|chậm nhất|vào|ngay|:)/;
const longestDating = 110;

/** "Hoàn thành trong quý II." on a line of its own dates the task before it. */
function addsToTheOneBefore(clause: Clause, tasks: readonly FoundTask[]): boolean {
  const before = tasks[tasks.length - 1];
  if (before === undefined || clause.label !== null || clause.flat.text.length > longestDating) return false;
  if (!dating.test(clause.flat.lower)) return false;
  before.end = clause.end;
  before.deadlineIn.unshift({ start: clause.start, end: clause.end });
  return true;
}

interface Setting {
  role: Role;
  form: Form | null;
  charge: Charge | null;
  isDetailed: boolean;
  listed: boolean;
}

interface Owner {
  span: Span;
  confidence: number;
}

function readTasks(clause: Clause, pieces: readonly Span[], setting: Setting): FoundTask[] {
  const { flat } = clause;
  const { charge, form } = setting;
  if (charge !== null && isPublic(clause, charge.owner)) return [];
  const tasks: FoundTask[] = [];
  const inline = inlineFields(flat);
  // The task that a following sentence without an action goes on with, and whom the last sentence addressed.
  let open: FoundTask | null = null;
  let addressed: Owner | null = null;
  for (const [index, piece] of pieces.entries()) {
    if (index === pieces.length - 1 && endsInColon(flat, piece) && !setting.isDetailed) break;
    const statement = readStatement(flat, piece, {
      addressed: charge !== null || form !== null,
      opens: index === 0,
      listed: setting.listed,
      marked: clause.label !== null || (charge?.alone === true && clause.parent?.children[0] === clause),
    });
    if (statement === null && open !== null && goesOn(flat, piece)) {
      open.end = sourceSpan(flat, piece.start, piece.end).end;
      continue;
    }
    open = null;
    if (statement === null || !allows(setting.role, statement, clause, addressed !== null)) continue;
    if (statement.subject !== null && !demands(flat, statement, charge)) {
      const certain = statement.ordered || clause.label !== null;
      addressed = { span: ownerSpan(flat, statement.subject), confidence: certain ? 0.95 : 0.85 };
    }
    if (!statement.asks || (charge !== null && clause.label !== null && encourages(flat, statement))) continue;
    open = taskFrom(clause, statement, addressed, { ...setting, inline });
    tasks.push(open);
  }
  return tasks;
}

function taskFrom(
  clause: Clause,
  statement: Statement,
  addressed: Owner | null,
  { form, charge, inline }: Setting & { inline: Map<FieldName, Span> },
): FoundTask {
  const { flat } = clause;
  const span = sourceSpan(flat, statement.start, statement.end);
  const written = inline.get('owner');
  const field = form?.get('owner');
  const named: Owner | null =
    field !== undefined && !(statement.ordered && addressed !== null)
      ? { span: ownerIn(field), confidence: 0.95 }
      : written !== undefined
        ? { span: sourceSpan(flat, written.start, written.end), confidence: 0.95 }
        : (addressed ?? (charge === null ? null : { span: charge.owner, confidence: charge.confidence }));
  return {
    ...span,
    clause,
    owner: named?.span ?? null,
    ownerConfidence: named?.confidence ?? 0.3,
    partners: partnersOf(flat, statement, {
      named: form?.get('partners'),
      inline: inline.get('partners'),
      inherited: addressed === null ? (charge?.partners ?? []) : [],
    }),
    deadlineIn: [...deadlineFields(flat, inline.get('deadline'), form?.get('deadline')), span, ...headingDates(clause)],
    confidence: statement.confidence,
  };
}

/** The name in an owner field; what the field goes on to say of it is no part of it. */
function ownerIn({ clause: { flat }, value }: Field): Span {
  const subject = readSubject(flat, value.start, value.end, true);
  const says = subject !== null && subject.predicate < value.end && subject.predicate > subject.end;
  return says ? ownerSpan(flat, subject) : sourceSpan(flat, value.start, value.end);
}

/** Its own words name them, or a field beside it; else those of the heading take part. */
function partnersOf(
  flat: Flat,
  statement: Statement,
  from: { named: Field | undefined; inline: Span | undefined; inherited: Span[] },
): Span[] {
  const own = [
    ...readCompanions(flat, statement.start, statement.end),
    ...readPartners(flat, statement.action, statement.end),
  ];
  if (from.named !== undefined) return [...own, ...bodiesOf(from.named.clause.flat, from.named.value)];
  if (from.inline !== undefined) {
    const inline = sourceSpan(flat, from.inline.start, from.inline.end);
    return [...own.filter((partner) => partner.end <= inline.start), ...bodiesOf(flat, from.inline)];
  }
  return own.length > 0 ? own : from.inherited;
}

function bodiesOf(flat: Flat, value: Span): Span[] {
  return splitBodies(flat, value.start, value.end).map((part) => sourceSpan(flat, part.start, part.end));
}

function deadlineFields(flat: Flat, inline: Span | undefined, field: Field | undefined): Span[] {
  const spans: Span[] = [];
  if (inline !== undefined) spans.push(sourceSpan(flat, inline.start, inline.end));
  // With its label: only "Thời gian thực hiện: sau khi …" makes a term of words that would be a circumstance elsewhere.
  if (field !== undefined) spans.push(sourceSpan(field.clause.flat, 0, field.value.end));
  return spans;
}

function allows(role: Role, statement: Statement, clause: Clause, addressed: boolean): boolean {
  const words = clause.flat.lower.slice(statement.action, statement.action + 200);
  if (role === 'directions') return statement.subject !== null && !spirit.test(words);
  if (role === 'funding') return clause.label !== null && (addressed || statement.subject?.start === statement.start);
  if (role !== 'goals') return true;
  return statement.action === statement.start && headingDates(clause).length > 0 && strongAction.test(words);
}

/** General requirements ask for work where somebody has to do something he can be asked about. */
const spirit = /^(?:phấn đấu|nêu cao|quyết tâm|nỗ lực|xác định|trên tinh thần)|phấn đấu hoàn thành bằng được/;
/** Goals that name an action: "hoàn thành …", "đưa vào vận hành …"; "100% …" names none. */
const strongAction =
  /^(?:hoàn thành|hoàn thiện|triển khai|xây dựng|thí điểm|ban hành|đưa|thành lập|lập|đầu tư|khởi công|tổ chức|thiết lập|kết nối|cắm mốc|di dời|xử lý|giải quyết|số hóa|nâng cấp)(?= )/;

/** What ends in a colon introduces what stands under it or after it. */
const endsInColon = (flat: Flat, piece: Span): boolean =>
  /:\W*$/.test(flat.text.slice(Math.max(piece.start, piece.end - 4), piece.end));

const longestAddition = 600;

/** What carries on the task before it: conditions and explanations without an action of their own. */
function goesOn(flat: Flat, piece: Span): boolean {
  if (piece.end - piece.start >= longestAddition) return false;
  return !/^(?:trong quá trình|trên đây|tuy nhiên)/.test(flat.lower.slice(piece.start, piece.start + 20));
}

/** Under a body's own name "Yêu cầu các …" is what that body demands of others. */
function demands(flat: Flat, statement: Statement, charge: Charge | null): boolean {
  return (
    charge?.alone === true &&
    /^(?:yêu cầu|đề nghị|kiến nghị) /.test(flat.lower.slice(statement.start, statement.start + 10))
  );
}

/** Encouraging those whose list this is permits, it does not ask. */
const encourages = (flat: Flat, statement: Statement): boolean =>
  flat.lower.startsWith('khuyến khích', statement.action);

/** Households and citizens are appealed to; no office reports on what they do. */
function isPublic(clause: Clause, owner: Span): boolean {
  for (let outer = clause.parent; outer !== null; outer = outer.parent) {
    if (owner.start < outer.start || owner.end > outer.end) continue;
    return /hộ gia đình|(?:và|mọi) (?:người dân|công dân)|^(?:nhân dân|người dân|mọi công dân)/.test(
      partOf(outer.flat, owner).lower,
    );
  }
  return false;
}
