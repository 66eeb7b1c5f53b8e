import { Field } from '../../../web/components/Field.tsx';
import { t } from '../../../web/language.ts';
import type { Attribute } from '../categories/contract.ts';
import type { NewReport } from '../contract.ts';
import { spoken } from './report-words.ts';

type Answers = NewReport['answers'];

interface Props {
  questions: readonly Attribute[];
  answers: Answers;
  change: (answers: Answers) => void;
}

/** What the category asks beside the words; only what is marked has to be answered. */
export function QuestionsField({ questions, answers, change }: Props) {
  if (questions.length === 0) return null;
  const set = (code: string, value: Answers[string] | undefined) => {
    const { [code]: _, ...others } = answers;
    change(value === undefined ? others : { ...others, [code]: value });
  };
  return (
    <section className="card padded report-part" aria-labelledby="report-questions">
      <h2 id="report-questions">{t('report-page.questions')}</h2>
      {questions.map((question) => (
        <Question
          key={question.code}
          question={question}
          answer={answers[question.code]}
          set={(value) => set(question.code, value)}
        />
      ))}
    </section>
  );
}

interface QuestionProps {
  question: Attribute;
  answer: Answers[string] | undefined;
  set: (value: Answers[string] | undefined) => void;
}

function Question({ question: { kind, question, hint, required, values }, answer, set }: QuestionProps) {
  const label = spoken(question);
  const shared = { label, optional: !required, ...(hint === null ? {} : { hint: spoken(hint) }) };
  if (kind === 'multivaluelist') {
    const chosen = Array.isArray(answer) ? answer : [];
    return (
      <fieldset className="field">
        <legend>{label}</legend>
        {values.map(({ key, name }) => (
          <label key={key} className="check">
            <input
              type="checkbox"
              checked={chosen.includes(key)}
              onChange={({ target }) => {
                const next = target.checked ? [...chosen, key] : chosen.filter((one) => one !== key);
                set(next.length === 0 ? undefined : next);
              }}
            />
            {spoken(name)}
          </label>
        ))}
      </fieldset>
    );
  }
  const text = typeof answer === 'string' || typeof answer === 'number' ? String(answer) : '';
  if (kind === 'singlevaluelist') {
    return (
      <Field {...shared}>
        <select value={text} onChange={({ target }) => set(target.value === '' ? undefined : target.value)}>
          <option value="">{t('report-page.questions.unanswered')}</option>
          {values.map(({ key, name }) => (
            <option key={key} value={key}>
              {spoken(name)}
            </option>
          ))}
        </select>
      </Field>
    );
  }
  const change = (value: string) => {
    if (value === '') set(undefined);
    else if (kind === 'number') set(value.replace(',', '.'));
    else if (kind === 'datetime') set(`${value}:00+07:00`);
    else set(value);
  };
  return (
    <Field {...shared}>
      {kind === 'text' ? (
        <textarea rows={3} value={text} onChange={({ target }) => change(target.value)} />
      ) : (
        <input
          type={kind === 'datetime' ? 'datetime-local' : 'text'}
          inputMode={kind === 'number' ? 'decimal' : 'text'}
          value={kind === 'datetime' ? text.slice(0, 16) : text}
          onChange={({ target }) => change(target.value)}
        />
      )}
    </Field>
  );
}
