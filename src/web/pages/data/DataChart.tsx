import { type DataCount, type DataField, type DataSetDetail, type Step, steps } from '../../../kernel/open-data/contract.ts';
import { query } from '../../api.ts';
import { Answer } from '../../components/Answer.tsx';
import { Chart } from '../../components/Chart.tsx';
import { Field } from '../../components/Field.tsx';
import { formatNumber } from '../../format.ts';
import { type MessageKey, t } from '../../language.ts';
import { type Page, useGet } from '../../queries.ts';
import { stepWord, withGaps } from './steps.ts';
import { valueWords } from './words.ts';

interface Props {
  set: DataSetDetail;
  /** The filters, as the interface takes them. */
  asked: string;
  search: URLSearchParams;
  change: (name: string, value: string) => void;
}

const isTime = ({ type }: DataField): boolean => type === 'day' || type === 'instant';

/** How many there are of each value or in each step of time, or what a number comes to: bars with their table. */
export function DataChart({ set, asked, search, change }: Props) {
  const fields = set.fields.filter(({ counted }) => counted);
  const numbers = set.fields.filter(({ type }) => type === 'integer' || type === 'number');
  const field = fields.find(({ name }) => name === search.get('by')) ?? fields[0];
  const per = steps.find((step) => step === search.get('per')) ?? 'month';
  const measure = measureOf(search.get('of'), numbers);
  const path =
    field === undefined
      ? null
      : `/api/v1/data-sets/${set.id}/counts${query({ by: field.name, per: isTime(field) ? per : null, of: measure?.field.name })}`;
  const counts = useGet<Page<DataCount>>(path === null ? null : path + asked.replace('?', '&'));
  if (field === undefined) return null;
  const chosen = measure === undefined ? '' : `${measure.as}.${measure.field.name}`;
  return (
    <div className="data-chart">
      <div className="data-choices">
        <Field label={t('data.count-by')}>
          <select value={field.name} onChange={({ target }) => change('by', target.value)}>
            {fields.map(({ name, title }) => (
              <option key={name} value={name}>
                {title}
              </option>
            ))}
          </select>
        </Field>
        {isTime(field) && (
          <Field label={t('data.per')}>
            <select value={per} onChange={({ target }) => change('per', target.value === 'month' ? '' : target.value)}>
              {steps.map((step) => (
                <option key={step} value={step}>
                  {t(`data.per.${step}` satisfies MessageKey)}
                </option>
              ))}
            </select>
          </Field>
        )}
        {numbers.length > 0 && (
          <Field label={t('data.measure')}>
            <select value={chosen} onChange={({ target }) => change('of', target.value)}>
              <option value="">{t('data.measure.count')}</option>
              {numbers.flatMap(({ name, title }) =>
                (['sum', 'mean'] as const).map((as) => (
                  <option key={as + name} value={`${as}.${name}`}>
                    {t(`data.measure.${as}` satisfies MessageKey, { field: title })}
                  </option>
                )),
              )}
            </select>
          </Field>
        )}
      </div>
      <Answer of={counts}>
        {({ items }) => {
          if (items.length === 0) return <p className="empty">{t('data.none')}</p>;
          const figure = (each: DataCount) => (measure === undefined ? each.count : (each[measure.as] ?? null));
          return isTime(field) ? (
            <InTime set={set} field={field} per={per} items={items} measure={measure} figure={figure} />
          ) : (
            <Bars field={field} items={items} figure={figure} />
          );
        }}
      </Answer>
    </div>
  );
}

interface Measure {
  as: 'sum' | 'mean';
  field: DataField;
}

function measureOf(text: string | null, numbers: readonly DataField[]): Measure | undefined {
  const [as, name] = (text ?? '').split('.');
  const field = numbers.find((each) => each.name === name);
  return field !== undefined && (as === 'sum' || as === 'mean') ? { as, field } : undefined;
}

interface Shown {
  set: DataSetDetail;
  field: DataField;
  items: readonly DataCount[];
  figure: (count: DataCount) => number | null;
}

/** Bars that are a list, so that they read like one. */
function Bars({ field, items, figure }: Omit<Shown, 'set'>) {
  const most = Math.max(...items.map((each) => figure(each) ?? 0));
  return (
    <ul className="data-bars" aria-label={t('data.chart')}>
      {items.map((each) => {
        const { value } = each;
        const number = figure(each);
        return (
          <li key={value ?? ''}>
            <span>{value === null ? t('data.no-value') : valueWords(field, value)}</span>
            <span className="data-bar" aria-hidden="true">
              <i style={{ width: `${most <= 0 ? 0 : Math.max(0, (100 * (number ?? 0)) / most)}%` }} />
            </span>
            <span className="num">{number === null ? '–' : formatNumber(number)}</span>
          </li>
        );
      })}
    </ul>
  );
}

function InTime({ set, field, per, items, measure, figure }: Shown & { per: Step; measure: Measure | undefined }) {
  const points = withGaps(items, per);
  const name =
    measure === undefined
      ? t('data.measure.count')
      : t(`data.measure.${measure.as}` satisfies MessageKey, { field: measure.field.title });
  return (
    <Chart
      title={`${set.title}: ${name}`}
      pointsAre={field.title}
      fileName={`${set.id}-${field.name}`}
      shown={{
        points: points.map(({ value }) => ({ label: stepWord(value ?? '') })),
        lines: [{ name, values: points.map(figure), as: 'bars' }],
        unit: measure === undefined ? t('data.unit') : measure.field.title,
        fromZero: true,
      }}
    />
  );
}
