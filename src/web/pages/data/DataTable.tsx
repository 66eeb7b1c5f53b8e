import { Link } from 'wouter';
import type { DataField, DataRecord, DataSetDetail } from '../../../kernel/open-data/contract.ts';
import { Bones, ProblemNotice } from '../../components/Answer.tsx';
import { t } from '../../language.ts';
import { useList } from '../../queries.ts';
import { askedInOrder, textField } from './asked.ts';
import { valueWords } from './words.ts';

interface Props {
  set: DataSetDetail;
  /** The filters, as the interface takes them. */
  asked: string;
  /** A field, with a minus before it downwards; null for no order of its own. */
  sort: string | null;
  order: (sort: string) => void;
}

/** Identifiers say nothing to a person; they are in the files. */
const isShown = ({ type }: DataField): boolean => type !== 'reference';

export function DataTable({ set, asked, sort, order }: Props) {
  const records = useList<DataRecord>(`/api/v1/data-sets/${set.id}/records${askedInOrder(asked, sort)}`);
  const first = textField(set);
  const columns = set.fields.filter((field) => isShown(field) && field !== first);
  if (records.isPending) return <Bones lines={8} />;
  if (records.isError) {
    return (
      <>
        <ProblemNotice error={records.error} title={t('web.problem.load')} retry={() => void records.refetch()} />
        {sort !== null && (
          <p className="more">
            <button type="button" onClick={() => order('')}>
              {t('data.unsorted')}
            </button>
          </p>
        )}
      </>
    );
  }
  if (records.data.length === 0) return <p className="empty">{t('data.none')}</p>;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the page is scrolled by key too */}
      <section className="data-wide" tabIndex={0} aria-label={set.title}>
        <table>
          <thead>
            <tr>
              {(first === undefined ? columns : [first, ...columns]).map((field) => (
                <Heading key={field.name} field={field} sort={sort} order={order} />
              ))}
            </tr>
          </thead>
          <tbody>
            {records.data.map(({ id, values, page }) => (
              <tr key={id}>
                {first !== undefined && (
                  <th scope="row" className="data-first">
                    {page === null ? (
                      String(values[first.name] ?? '—')
                    ) : (
                      <Link href={page}>{String(values[first.name] ?? '—')}</Link>
                    )}
                  </th>
                )}
                {columns.map((field) => (
                  <td key={field.name}>{valueWords(field, values[field.name])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {records.hasNextPage && (
        <p className="more">
          <button type="button" disabled={records.isFetchingNextPage} onClick={() => void records.fetchNextPage()}>
            {t('web.more')}
          </button>
        </p>
      )}
    </>
  );
}

/** A press sorts upwards, another downwards, a third no more. */
function Heading({ field: { name, title }, sort, order }: Pick<Props, 'sort' | 'order'> & { field: DataField }) {
  const sorted = sort === name ? 'ascending' : sort === `-${name}` ? 'descending' : undefined;
  const next = sorted === undefined ? name : sorted === 'ascending' ? `-${name}` : '';
  return (
    <th scope="col" aria-sort={sorted}>
      <button type="button" className="data-sort" onClick={() => order(next)}>
        {title} <span aria-hidden="true">{sorted === 'ascending' ? '▲' : sorted === 'descending' ? '▼' : '↕'}</span>
      </button>
    </th>
  );
}
