import { useId } from 'react';
import { formatInstant } from '../../../web/format.ts';
import { language, t } from '../../../web/language.ts';
import type { Attribute } from '../categories/contract.ts';
import type { Answers as AnswersGiven } from '../contract.ts';
import './answers.css';

/**
 * What is asked and what was answered, for those who work on it; where nobody could answer, as by e-mail, what is still to be
 * known. An answer to a question that is not asked any more stands under its code.
 */
export function Answers({ questions, answers }: { questions: readonly Attribute[]; answers: AnswersGiven }) {
  const heading = useId();
  const others = Object.entries(answers).filter(([code]) => questions.every((question) => question.code !== code));
  if (questions.length === 0 && others.length === 0) return null;
  return (
    <section className="card padded" aria-labelledby={heading}>
      <h2 id={heading}>{t('report-page.answered')}</h2>
      <dl className="facts asked">
        {questions.map((attribute) => (
          <div key={attribute.code}>
            <dt>{attribute.question[language()]}</dt>
            <dd>{answerWords(attribute, answers[attribute.code])}</dd>
          </div>
        ))}
        {others.map(([code, answer]) => (
          <div key={code}>
            <dt>{code}</dt>
            <dd>{[answer].flat().join(', ')}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function answerWords({ kind, required, values }: Attribute, answer: AnswersGiven[string] | undefined): string {
  const given = [answer ?? []].flat().map(String).filter(Boolean);
  if (given.length === 0) return t(required ? 'report-page.answered.owed' : 'report-page.answered.none');
  if (kind === 'datetime') return given.map((at) => formatInstant(new Date(at).toISOString())).join(', ');
  const named = given.map((key) => values.find((each) => each.key === key)?.name[language()] ?? key);
  return named.join(', ');
}
