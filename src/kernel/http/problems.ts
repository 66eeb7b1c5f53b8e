import { z } from 'zod';
import type { Language, Messages } from '../messages.ts';
import { Refusal, type RefusalKind } from '../refusal.ts';
import { fieldSentence } from './field-sentences.ts';
import { say } from './language.ts';

/** What a caller is told when the answer is no: RFC 9457, with a stable `code`. */
export const Problem = z
  .object({
    type: z.string().describe('Where the code is explained.'),
    title: z.string(),
    status: z.int(),
    code: z.string().describe('Stable name of the reason.'),
    detail: z.string().describe('The reason as a sentence, in the language asked for.'),
    details: z.record(z.string(), z.unknown()).describe('What the sentence speaks of.'),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;

/** The kinds only HTTP knows, beside those of the acts. */
export type ProblemKind = RefusalKind | 'method' | 'media' | 'fault';

/** The one place where a kind of refusal becomes a status. */
export const statusOf: Readonly<Record<ProblemKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  denied: 403,
  'not-found': 404,
  method: 405,
  conflict: 409,
  'precondition-failed': 412,
  'too-large': 413,
  media: 415,
  range: 416,
  'precondition-required': 428,
  'too-many': 429,
  fault: 500,
  unavailable: 503,
};

/** A request whose fields do not fit the route's schema. Their sentences are made when the language is known. */
export class FieldsRefused extends Refusal {
  readonly part: string;
  readonly issues: readonly z.core.$ZodIssue[];

  constructor(part: string, issues: readonly z.core.$ZodIssue[]) {
    super('invalid', 'http.fields-invalid');
    this.part = part;
    this.issues = issues;
  }
}

export interface Reason {
  kind: ProblemKind;
  code: string;
  details: Record<string, unknown>;
}

export function writeProblem(reason: Reason, language: Language, catalogue: Messages): Problem {
  const title = catalogue[`problem.${reason.kind}`];
  const sentence = catalogue[reason.code];
  return {
    type: `/api/docs#${reason.code}`,
    title: title === undefined ? reason.kind : say(title, language),
    status: statusOf[reason.kind],
    code: reason.code,
    detail: sentence === undefined ? reason.code : say(sentence, language, spoken(reason.details, language)),
    details: reason.details,
  };
}

/** What stands in both languages among the details is said in the one of the sentence. */
const spoken = (details: Record<string, unknown>, language: Language): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(details).map(([name, told]) => {
      const words = InBoth.safeParse(told);
      return [name, words.success ? words.data[language] : told];
    }),
  );
const InBoth = z.strictObject({ vi: z.string(), en: z.string() });

/** Each field that does not fit, where it stands and why: `{ path: "body.limit", code: "too_big", message: "…" }`. */
export function describeFields({ part, issues }: FieldsRefused, language: Language, catalogue: Messages) {
  return issues.map((issue) => {
    const own = catalogue[issue.message];
    return {
      path: [part, ...issue.path.map(String)].join('.'),
      code: own === undefined ? issue.code : issue.message,
      message: own === undefined ? fieldSentence(issue, language, catalogue) : say(own, language),
    };
  });
}
