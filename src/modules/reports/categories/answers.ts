import { invalid } from '../../../kernel/refusal.ts';
import type { Answers } from '../contract.ts';
import type { Attribute } from './contract.ts';

/** Refuses answers that do not fit the questions of the category; what it does not ask is not taken. */
export function demandAnswers(attributes: readonly Attribute[], answers: Answers): void {
  const asked = new Map(attributes.map((attribute) => [attribute.code, attribute]));
  for (const code of Object.keys(answers)) {
    if (!asked.has(code)) throw invalid('reports.question-unknown', { question: code });
  }
  for (const attribute of attributes) {
    const answer = answers[attribute.code];
    const isMissing = answer === undefined || answer === '' || (Array.isArray(answer) && answer.length === 0);
    if (isMissing && attribute.required) throw invalid('reports.answer-missing', { question: attribute.code });
    if (!isMissing && !fits(attribute, answer)) throw invalid('reports.answer-wrong', { question: attribute.code });
  }
}

function fits({ kind, values }: Attribute, answer: Answers[string]): boolean {
  const isValue = (key: unknown) => values.some((value) => value.key === key);
  switch (kind) {
    case 'number':
      return typeof answer === 'number' || (typeof answer === 'string' && Number.isFinite(Number(answer)));
    case 'datetime':
      return typeof answer === 'string' && !Number.isNaN(Date.parse(answer));
    case 'singlevaluelist':
      return isValue(answer);
    case 'multivaluelist':
      return Array.isArray(answer) ? answer.every(isValue) : isValue(answer);
    default:
      return typeof answer === 'string';
  }
}
