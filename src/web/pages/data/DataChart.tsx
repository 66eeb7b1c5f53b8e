import type { DataCount, DataSetDetail } from '../../../kernel/open-data/contract.ts';
import { Answer } from '../../components/Answer.tsx';
import { Field } from '../../components/Field.tsx';
import { formatNumber } from '../../format.ts';
import { t } from '../../language.ts';
import { type Page, useGet } from '../../queries.ts';
import { filterFields } from './asked.ts';
import { valueWords } from './words.ts';

interface Props {
  set: DataSetDetail;
  asked: string;
  by: string;
  chooseBy: (name: string) => void;
}

/** How many there are of each value: bars that are a list, so that it reads like one. */
export function DataChart({ set, asked, by, chooseBy }: Props) {
  const fields = filterFields(set);
  const field = fields.find(({ name }) => name === by) ?? fields[0];
  const counts = useGet<Page<DataCount>>(
    field === undefined ? null : `/api/v1/data-sets/${set.id}/counts?by=${field.name}${asked.replace('?', '&')}`,
  );
  if (field === undefined) return null;
  return (
    <div className="data-chart">
      {fields.length > 1 && (
        <Field label={t('data.count-by')}>
          <select value={field.name} onChange={({ target }) => chooseBy(target.value)}>
            {fields.map(({ name, title }) => (
              <option key={name} value={name}>
                {title}
              </option>
            ))}
          </select>
        </Field>
      )}
      <Answer of={counts}>
        {({ items }) => {
          if (items.length === 0) return <p className="empty">{t('data.none')}</p>;
          const most = Math.max(...items.map(({ count }) => count));
          return (
            <ul className="data-bars" aria-label={t('data.chart')}>
              {items.map(({ value, count }) => (
                <li key={value ?? ''}>
                  <span>{value === null ? t('data.no-value') : valueWords(set.id, field, value)}</span>
                  <span className="data-bar" aria-hidden="true">
                    <i style={{ width: `${(100 * count) / most}%` }} />
                  </span>
                  <span className="num">{formatNumber(count)}</span>
                </li>
              ))}
            </ul>
          );
        }}
      </Answer>
    </div>
  );
}
