import { formatInstant } from '../../../web/format.ts';
import { t } from '../../../web/language.ts';
import { useGet } from '../../../web/queries.ts';
import type { Attribute, Category } from '../categories/contract.ts';
import type { Answers, Report } from '../contract.ts';
import { spoken } from './report-words.ts';

/**
 * What the category asks and what was answered, for those who work on it; where nobody could answer, as by e-mail, what is
 * still to be known. An answer to a question that is not asked any more stands under its code.
 */
export function Answered({ category, answers }: Pick<Report, 'category' | 'answers'>) {
  const known = useGet<{ items: Category[] }>('/api/v1/report-categories?all=true');
  if (known.data === undefined) return null;
  const questions = known.data.items.find(({ id }) => id === category.id)?.attributes ?? [];
  const others = Object.entries(answers).filter(([code]) => questions.every((question) => question.code !== code));
  if (questions.length === 0 && others.length === 0) return null;
  return (
    <section className="card padded" aria-labelledby="report-answered">
      <h2 id="report-answered">{t('report-page.answered')}</h2>
      <dl className="facts asked">
        {questions.map((attribute) => (
          <div key={attribute.code}>
            <dt>{spoken(attribute.question)}</dt>
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

function answerWords({ kind, required, values }: Attribute, answer: Answers[string] | undefined): string {
  const given = [answer ?? []].flat().map(String).filter(Boolean);
  if (given.length === 0) return t(required ? 'report-page.answered.owed' : 'report-page.answered.none');
  if (kind === 'datetime') return given.map((at) => formatInstant(new Date(at).toISOString())).join(', ');
  const named = given.map((key) => {
    const value = values.find((each) => each.key === key);
    return value === undefined ? key : spoken(value.name);
  });
  return named.join(', ');
}
