import { Link } from 'wouter';
import type { DataField, DataRecord, DataSetDetail } from '../../../kernel/open-data/contract.ts';
import { Bones, ProblemNotice } from '../../components/Answer.tsx';
import { t } from '../../language.ts';
import { useList } from '../../queries.ts';
import { textField } from './asked.ts';
import { valueWords } from './words.ts';

interface Props {
  set: DataSetDetail;
  /** The filters, as the interface takes them. */
  asked: string;
}

/** Identifiers say nothing to a person; they are in the files. */
const isShown = ({ type }: DataField): boolean => type !== 'reference';

export function DataTable({ set, asked }: Props) {
  const records = useList<DataRecord>(`/api/v1/data-sets/${set.id}/records${asked}`);
  const first = textField(set);
  const columns = set.fields.filter((field) => isShown(field) && field !== first);
  if (records.isPending) return <Bones lines={8} />;
  if (records.isError) {
    return <ProblemNotice error={records.error} title={t('web.problem.load')} retry={() => void records.refetch()} />;
  }
  if (records.data.length === 0) return <p className="empty">{t('data.none')}</p>;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the page is scrolled by key too */}
      <section className="data-wide" tabIndex={0} aria-label={set.title}>
        <table>
          <thead>
            <tr>
              {first !== undefined && <th scope="col">{first.title}</th>}
              {columns.map(({ name, title }) => (
                <th key={name} scope="col">
                  {title}
                </th>
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
                  <td key={field.name}>{valueWords(set.id, field, values[field.name])}</td>
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
