import { bodyAt } from './bodies.ts';
import type { Clause } from './clauses.ts';
import type { Flat } from './flat.ts';
import type { Span } from './offsets.ts';
import { phraseAt } from './phrases.ts';
import { actions } from './words.ts';

/**
 * Assignments written as a form ("Nhiệm vụ: …; Cơ quan chủ trì: …; Cơ quan phối hợp: …; Thời gian hoàn thành: …"),
 * one field per clause, or all of them at the end of a clause.
 */
export type FieldName = 'task' | 'owner' | 'partners' | 'deadline' | 'product' | 'other' | 'group';

// Cơ quan, đơn vị: whom a label is about, and the verbs that say in what part: "Đơn vị chủ trì tham mưu thực hiện".
const who = '(?:các )?(?:cơ quan|đơn vị|bộ phận|tổ chức|phòng)(?:, (?:cơ quan|đơn vị|tổ chức|cá nhân))*';
const parts =
  'chủ trì|đầu mối|thực hiện|tham mưu|chịu trách nhiệm|triển khai|soạn thảo|xây dựng|ban hành|trình|báo cáo|theo dõi|tổ chức|chính';
const parting = '(?:,| và)? ';
const times = 'thời gian|thời hạn|thời điểm|tiến độ|lộ trình|hạn|hoàn thành';
const ends = 'thực hiện|hoàn thành|triển khai|báo cáo|trình|ban hành|gửi|tổ chức|phê duyệt|xong';

const labels: Readonly<Record<Exclude<FieldName, 'group'>, string>> = {
  task: '(?:nội dung )?(?:nhiệm vụ|công việc|nội dung)(?: cụ thể| thực hiện| công việc)?',
  partners: `(?:${who} )?(?:cùng )?phối hợp(?:${parting}(?:${parts}))*`,
  owner: `(?:${who} (?:${parts})(?:${parting}(?:${parts}|phối hợp))*|(?:chủ trì|đầu mối|thực hiện|chịu trách nhiệm|tham mưu)(?: thực hiện| chính)?|phân công(?: thực hiện)?|giao)`,
  deadline: `(?:${times})(?:${parting}(?:${ends}))*`,
  product: '(?:dự kiến )?(?:sản phẩm|kết quả|đầu ra)(?: đầu ra| dự kiến| thực hiện| hoàn thành)?',
  other:
    '(?:(?:dự kiến )?(?:nguồn )?kinh phí|địa điểm|địa bàn|phạm vi|đối tượng|thành phần|hình thức|số lượng|quy mô|ghi chú)(?: thực hiện| tham gia| dự kiến| triển khai| tổ chức)?',
};
const names = (['task', 'partners', 'owner', 'deadline', 'product', 'other'] as const).map(
  (name) => [name, new RegExp(`^${labels[name]}\\s*:`)] as const,
);

export interface Field {
  name: FieldName;
  clause: Clause;
  /** The value, as a span of the clause's flat words. */
  value: Span;
}

/** The fields of a clause whose words begin with the name of one; more of them may follow in it. */
function readFields(clause: Clause): Field[] {
  const first = readField(clause);
  if (first === null || first.name === 'task' || first.name === 'group') return first === null ? [] : [first];
  const others = [...labelled(clause.flat)].filter(([name]) => name !== first.name);
  const next = Math.min(...others.map(([, { start }]) => start));
  // The first one's value ends where the next one's name begins.
  if (others.length > 0) first.value = labelled(clause.flat).get(first.name) ?? { start: first.value.start, end: next };
  return [first, ...others.map(([name, value]) => ({ name, clause, value }))];
}

/** The field a clause is, if its words begin with the name of one. */
export function readField(clause: Clause): Field | null {
  for (const [name, pattern] of names) {
    const found = pattern.exec(clause.flat.lower.slice(0, 60));
    if (found === null) continue;
    const value = trim(clause.flat, found[0].length, clause.flat.text.length);
    // "Cơ quan thực hiện:" with the fields of those in charge and those who take part under it.
    const group = value.end <= value.start && clause.children.length > 0 && name === 'owner';
    return { name: group ? 'group' : name, clause, value };
  }
  return null;
}

export type Form = ReadonlyMap<FieldName, Field>;

/** The forms of a document: which fields say by whom and until when an item is to be done. */
export class Forms {
  private readonly ofItems = new Map<Clause, Map<Clause, Form>>();

  /**
   * Owner, partners and deadline by name: those under the clause; else those that follow it, or the items it is one of,
   * among its siblings; else those of the clause it lies in.
   */
  of(clause: Clause): Form | null {
    const under = this.under(clause);
    if (under !== null) return under;
    for (let item: Clause | null = clause; item?.parent != null; item = item.parent) {
      const fields = this.beside(item.parent).get(item);
      if (fields?.has('owner') || (fields?.has('deadline') && readField(item)?.name === 'task')) return fields;
      if (item.kind === 'part') break;
    }
    return null;
  }

  /** The fields in the clauses of a task: "a) Tổ chức hội nghị", under it "- Cơ quan chủ trì: …", and no other item. */
  under(clause: Clause): Form | null {
    if (clause.children.length === 0 || clause.children.some(isItem)) return null;
    const fields = collect(clause.children, true);
    fields.delete('task');
    return fields.has('owner') || fields.has('deadline') ? fields : null;
  }

  /** Whether items under the clause have fields of their own: then it is a heading over them. */
  heads(clause: Clause): boolean {
    return clause.children.some(isItem) && [...this.beside(clause).values()].some((form) => form.has('owner'));
  }

  /** For each item among the clauses of `parent` the fields that follow it; fields before the first item hold for all. */
  private beside(parent: Clause): Map<Clause, Form> {
    const known = this.ofItems.get(parent);
    if (known !== undefined) return known;
    const forms = new Map<Clause, Form>();
    this.ofItems.set(parent, forms);
    let items: Clause[] = [];
    let run: Clause[] = [];
    let shared: Form | null = null;
    const close = (): void => {
      if (run.length === 0) return;
      const fields = collect(run);
      if (items.length === 0) shared = fields;
      for (const item of items) forms.set(item, fields);
      items = [];
      run = [];
    };
    for (const child of parent.children) {
      const field = readField(child);
      if (field !== null && field.name !== 'task') run.push(child);
      else {
        close();
        const unmarked = child.children.some((inner) => inner.label === null && readField(inner) !== null);
        const fields = unmarked ? this.under(child) : null;
        items.push(child);
        // Unmarked lines after the last of several points lie in it, and hold for them all.
        if (fields !== null) for (const item of items.splice(0)) forms.set(item, fields);
      }
    }
    close();
    if (shared !== null) for (const item of items) forms.set(item, shared);
    return forms;
  }
}

/** Neither a field nor a group of them, nor a paragraph that only explains. */
function isItem(clause: Clause): boolean {
  if (readField(clause) !== null) return false;
  const { lower, text } = clause.flat;
  if (clause.label !== null) return !/:$/.test(text);
  return phraseAt(actions, lower, 0) !== null || bodyAt(clause.flat, 0) >= 0;
}

/** `deep`: also in the groups among them, whatever they are called. */
function collect(clauses: readonly Clause[], deep = false): Map<FieldName, Field> {
  const fields = new Map<FieldName, Field>();
  for (const clause of clauses) {
    const [field = null, ...others] = readFields(clause);
    // "Cơ quan thực hiện:", "Ở Trung ương:" with their fields under them.
    if (field === null ? deep && clause.label !== null && /:$/.test(clause.flat.text) : field.name === 'group') {
      for (const [name, inner] of collect(clause.children)) if (!fields.has(name)) fields.set(name, inner);
    } else {
      for (const each of field === null ? [] : [field, ...others])
        if (!fields.has(each.name)) fields.set(each.name, each);
    }
  }
  return fields;
}

const inline = new RegExp(
  `(?:^|[;.(,] ?)(${labels.partners}|${labels.owner}|${labels.deadline}|${labels.product})\\s*: ?`,
  'g',
);

/** Fields at the end of a clause's own words: "(chủ trì: Sở A; phối hợp: Sở B)". Spans of the flat words. */
export function inlineFields(flat: Flat): Map<FieldName, Span> {
  const found = bracketed(flat);
  return found.size > 0 || !flat.lower.includes(':') ? found : labelled(flat);
}

/** The values that stand after the names of fields and a colon. */
function labelled(flat: Flat): Map<FieldName, Span> {
  const found = new Map<FieldName, Span>();
  const matches = [...flat.lower.matchAll(inline)];
  matches.forEach((match, index) => {
    const name = inlineName(match[1] ?? '');
    if (name === null || found.has(name)) return;
    const from = match.index + match[0].length;
    const to = matches[index + 1]?.index ?? endOfValue(flat.lower, from);
    const value = trim(flat, from, to);
    if (value.end > value.start && value.end - value.start < 300) found.set(name, value);
  });
  return found;
}

// "(Sở A chủ trì, phối hợp với Sở B)", "(Sở A chủ trì, Sở B phối hợp)", "(Sở A thực hiện)": at the end of an item.
const inBrackets =
  /\(((?:\p{Lu}|các )[^()]{2,200}?) (?:chủ trì|thực hiện|là đầu mối)(?:,| và|;)? ?(?:phối hợp (?:với |cùng )?([^();]{2,300})|([^();]{2,300}?) phối hợp)?(?:[;,][^()]{0,120})?\)[.;]?/u;

function bracketed(flat: Flat): Map<FieldName, Span> {
  const found = new Map<FieldName, Span>();
  const match = inBrackets.exec(flat.text);
  if (match === null) return found;
  const at = match.index + 1;
  const owner = match[1] ?? '';
  if (bodyAt(flat, at) < 0) return found;
  found.set('owner', { start: at, end: at + owner.length });
  const partners = match[2] ?? match[3];
  if (partners !== undefined) {
    const start = flat.text.indexOf(partners, at + owner.length);
    found.set('partners', trim(flat, start, start + partners.length));
  }
  return found;
}

function endOfValue(lower: string, from: number): number {
  const end = /[;)]|\.(?=\s|$)|$/.exec(lower.slice(from));
  return from + (end?.index ?? 0);
}

function inlineName(label: string): FieldName | null {
  if (label.includes('phối hợp')) return 'partners';
  if (/thời|hoàn thành|tiến độ/.test(label)) return 'deadline';
  if (label.includes('sản phẩm')) return 'product';
  return 'owner';
}

function trim(flat: Flat, from: number, to: number): Span {
  let start = from;
  let end = to;
  while (start < end && /[\s,;:.]/.test(flat.text.charAt(start))) start += 1;
  while (end > start && /[\s,;:.]/.test(flat.text.charAt(end - 1))) end -= 1;
  return { start, end };
}
