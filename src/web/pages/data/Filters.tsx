import type { DataField, DataSetDetail } from '../../../kernel/open-data/contract.ts';
import { Field } from '../../components/Field.tsx';
import { TextFilter } from '../../components/TextFilter.tsx';
import { t } from '../../language.ts';
import { filterFields, hasBounds, moreFields, textField } from './asked.ts';
import { choiceWord } from './words.ts';

interface Props {
  set: DataSetDetail;
  search: URLSearchParams;
  change: (name: string, value: string) => void;
}

/** A filter for every field by its type: the words, the closed lists, and, to be opened, from when to when and the like. */
export function Filters({ set, search, change }: Props) {
  const text = textField(set);
  const more = moreFields(set);
  const isUsed = more.some(({ name }) => ['.has', '.from', '.to'].some((suffix) => search.get(name + suffix) !== null));
  return (
    <>
      <div className="data-filters">
        {text !== undefined && <Words field={text} search={search} change={change} />}
        {filterFields(set).map((field) => (
          <Field key={field.name} label={field.title}>
            <select value={search.get(field.name) ?? ''} onChange={({ target }) => change(field.name, target.value)}>
              <option value="">{t('data.any')}</option>
              {(field.values ?? ['true', 'false']).map((value) => (
                <option key={value} value={value}>
                  {field.values === null ? t(value === 'true' ? 'data.yes' : 'data.no') : choiceWord(field, value)}
                </option>
              ))}
            </select>
          </Field>
        ))}
      </div>
      {more.length > 0 && (
        <details className="data-more" open={isUsed}>
          <summary>{t('data.more-filters')}</summary>
          <div className="data-filters">
            {more.map((field) =>
              hasBounds(field) ? (
                <Bounds key={field.name} field={field} search={search} change={change} />
              ) : (
                <Words key={field.name} field={field} search={search} change={change} />
              ),
            )}
          </div>
        </details>
      )}
    </>
  );
}

type One = Omit<Props, 'set'> & { field: DataField };

const Words = ({ field: { name, title }, search, change }: One) => (
  <TextFilter
    label={t('data.find', { field: title })}
    text={search.get(`${name}.has`) ?? ''}
    set={(words) => change(`${name}.has`, words)}
  />
);

function Bounds({ field: { name, title, type }, search, change }: One) {
  const isTime = type === 'day' || type === 'instant';
  return (
    <fieldset className="data-bounds">
      <legend>{title}</legend>
      {(['from', 'to'] as const).map((end) => (
        <label key={end}>
          <span>{t(end === 'from' ? 'data.from' : 'data.to')}</span>
          <input
            type={isTime ? 'date' : 'number'}
            step={type === 'number' ? 'any' : undefined}
            value={search.get(`${name}.${end}`) ?? ''}
            onChange={({ target }) => change(`${name}.${end}`, target.value)}
          />
        </label>
      ))}
    </fieldset>
  );
}
