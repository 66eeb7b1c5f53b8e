import type { Organisation } from '../../../kernel/organisations/contract.ts';
import { Field } from '../../../web/components/Field.tsx';
import { Photos } from '../../../web/field/pages/parts.tsx';
import { language, type MessageKey, t } from '../../../web/language.ts';
import type { ChecklistItem } from '../checklists.ts';
import { isFault, owesPhoto } from '../judge.ts';
import { answerOf, type FormAnswer, type FormTask, type InspectionForm } from './inspection-form.ts';

interface Props {
  item: ChecklistItem;
  number: number;
  form: InspectionForm;
  account: string;
  owners: Organisation[];
  missing: boolean;
  change: (answer: FormAnswer) => void;
}

/** One point: its answer under the thumb, a word, a photo, and the task a fault leads to. */
export function ItemFields({ item, number, form, account, owners, missing, change }: Props) {
  const answer = answerOf(form, item);
  const { value, note, photos, task } = answer;
  const fault = value !== null && isFault(item, value);
  const owed = value !== null && owesPhoto(item, value) && photos.length === 0;
  const say = (next: FormAnswer['value']) => {
    const still = next !== null && isFault(item, next);
    change({ ...answer, value: next, task: still ? task : null });
  };
  const class_ = ['card padded form item', fault ? 'at-fault' : '', missing ? 'missing' : ''].join(' ');
  return (
    <fieldset className={class_}>
      <legend>
        {number}. {item[language()]}
      </legend>
      <Value item={item} value={value} say={say} />
      {missing && <p className="wrong">{owed ? t('order.item.photo') : t('order.item.answer')}</p>}
      <Photos
        account={account}
        photos={photos}
        change={(next) => change({ ...answer, photos: next })}
        label={owed || item.photo === 'always' ? t('order.photo.owed') : t('field.photo.add')}
      />
      <details open={note !== '' || undefined}>
        <summary>{t('order.item.note')}</summary>
        <Field label={t('order.item.note')}>
          <textarea
            value={note}
            maxLength={2000}
            onChange={({ target }) => change({ ...answer, note: target.value })}
          />
        </Field>
      </details>
      {fault && (
        <TaskFields
          task={task}
          title={item[language()]}
          owners={owners}
          change={(next) => change({ ...answer, task: next })}
        />
      )}
    </fieldset>
  );
}

function Value({
  item,
  value,
  say,
}: {
  item: ChecklistItem;
  value: FormAnswer['value'];
  say: (value: FormAnswer['value']) => void;
}) {
  const choices: (readonly [string, string])[] =
    item.kind === 'yes-no'
      ? (['yes', 'no'] as const).map((each) => [each, t(`order.value.${each}` satisfies MessageKey)])
      : item.kind === 'choice'
        ? item.choices.map((choice) => [choice.code, choice[language()]])
        : [];
  const all = [...choices, ['na', t('order.value.na')] as const];
  return (
    <>
      {item.kind === 'number' && (
        <Field
          label={t('order.value.number', { unit: item.unit })}
          {...(item.min === null && item.max === null ? { hint: t('order.no-bound') } : {})}
        >
          <input
            inputMode="decimal"
            defaultValue={typeof value === 'number' ? String(value).replace('.', ',') : ''}
            onChange={({ target }) => {
              const read = Number(target.value.trim().replace(',', '.'));
              say(target.value.trim() === '' || !Number.isFinite(read) ? null : read);
            }}
          />
        </Field>
      )}
      <div className="choices">
        {all.map(([code, word]) => (
          <button
            key={code}
            type="button"
            aria-pressed={value === code}
            onClick={() => say(value === code ? null : code)}
          >
            {word}
          </button>
        ))}
      </div>
    </>
  );
}

const terms = ['1wd', '3wd', '5wd', '10wd'];

interface TaskProps {
  task: FormTask | null;
  title: string;
  owners: Organisation[];
  change: (task: FormTask | null) => void;
}

function TaskFields({ task, title, owners, change }: TaskProps) {
  return (
    <div className="form fault-task">
      <label className="check">
        <input
          type="checkbox"
          checked={task !== null}
          onChange={({ target }) => change(target.checked ? { ownerId: '', title, rule: '3wd' } : null)}
        />
        {t('order.task')}
      </label>
      {task !== null && (
        <>
          <Field label={t('order.task.title')}>
            <input
              value={task.title}
              maxLength={500}
              onChange={({ target }) => change({ ...task, title: target.value })}
            />
          </Field>
          <Field label={t('order.task.owner')}>
            <select value={task.ownerId} onChange={({ target }) => change({ ...task, ownerId: target.value })}>
              <option value="">{t('order.task.choose')}</option>
              {owners.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </Field>
          <Field label={t('order.task.term')}>
            <select value={task.rule} onChange={({ target }) => change({ ...task, rule: target.value })}>
              {terms.map((rule) => (
                <option key={rule} value={rule}>
                  {t('order.task.days', { count: Number.parseInt(rule, 10) })}
                </option>
              ))}
            </select>
          </Field>
        </>
      )}
    </div>
  );
}
