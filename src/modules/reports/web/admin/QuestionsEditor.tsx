import { type MessageKey, t } from '../../../../web/language.ts';
import { ChoiceField, TextField } from '../../../../web/pages/admin/fields.tsx';
import { attributeKinds } from './category-terms.ts';

/** A question while it is being written: its choices are lines of text. */
export interface QuestionDraft {
  /** Which one it is on this form, whatever its code is changed to. */
  key: number;
  code: string;
  vi: string;
  en: string;
  hint: { vi: string; en: string } | null;
  kind: (typeof attributeKinds)[number];
  required: boolean;
  choices: string;
}

interface Props {
  questions: readonly QuestionDraft[];
  set: (questions: QuestionDraft[]) => void;
  wrong: (field: string) => string | undefined;
}

const kindWord = (kind: QuestionDraft['kind']) => t(`admin.category.question.${kind}` satisfies MessageKey);

/** What a person is asked who reports something of this category. */
export function QuestionsEditor({ questions, set, wrong }: Props) {
  const change = (key: number, changes: Partial<QuestionDraft>) =>
    set(questions.map((one) => (one.key === key ? { ...one, ...changes } : one)));
  const add = () =>
    set([
      ...questions,
      {
        key: Math.max(0, ...questions.map(({ key }) => key)) + 1,
        code: '',
        vi: '',
        en: '',
        hint: null,
        kind: 'string',
        required: false,
        choices: '',
      },
    ]);
  return (
    <fieldset className="form">
      <legend>{t('admin.category.questions')}</legend>
      {questions.map((question, index) => (
        <fieldset key={question.key} className="form question">
          <legend>{t('admin.category.question', { number: index + 1 })}</legend>
          <TextField
            label={t('admin.category.question.code')}
            value={question.code}
            set={(code) => change(question.key, { code })}
            wrong={wrong(`attributes.${index}.code`)}
          />
          <TextField
            label={t('admin.category.question.vi')}
            value={question.vi}
            set={(vi) => change(question.key, { vi })}
            wrong={wrong(`attributes.${index}.question.vi`)}
          />
          <TextField
            label={t('admin.category.question.en')}
            value={question.en}
            set={(en) => change(question.key, { en })}
            wrong={wrong(`attributes.${index}.question.en`)}
          />
          <ChoiceField
            label={t('admin.category.question.kind')}
            value={question.kind}
            set={(kind) => change(question.key, { kind })}
            options={attributeKinds}
            word={kindWord}
          />
          {question.kind.endsWith('list') && (
            <TextField
              long
              label={t('admin.category.question.choices')}
              hint={t('admin.category.question.choices-hint')}
              value={question.choices}
              set={(choices) => change(question.key, { choices })}
              wrong={wrong(`attributes.${index}.values`)}
            />
          )}
          <label className="check">
            <input
              type="checkbox"
              checked={question.required}
              onChange={({ target }) => change(question.key, { required: target.checked })}
            />
            {t('admin.category.question.required')}
          </label>
          <div className="acts">
            <button
              type="button"
              className="plain"
              onClick={() => set(questions.filter(({ key }) => key !== question.key))}
            >
              {t('admin.category.question.remove', { number: index + 1 })}
            </button>
          </div>
        </fieldset>
      ))}
      {wrong('attributes') !== undefined && <p className="is-overdue small">{wrong('attributes')}</p>}
      <div className="acts">
        <button type="button" onClick={add}>
          {t('admin.category.question.add')}
        </button>
      </div>
    </fieldset>
  );
}
