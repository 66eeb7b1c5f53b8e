import { CsvButton } from '../../../../web/components/CsvButton.tsx';
import { formatNumber } from '../../../../web/format.ts';
import { t } from '../../../../web/language.ts';

interface Props {
  /** Of the file, without its ending. */
  fileName: string;
  title: string;
  heads: readonly string[];
  rows: readonly (readonly (string | number | null)[])[];
}

/** The figures behind a picture as a table, one press away, and as a file. */
export function TwinTable({ fileName, title, heads, rows }: Props) {
  return (
    <details className="board-twin">
      <summary>{t('boards.table')}</summary>
      <table>
        <caption className="unseen">{title}</caption>
        <thead>
          <tr>
            {heads.map((head, i) => (
              <th key={head} scope="col" className={i === 0 ? undefined : 'right'}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([label, ...cells]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {cells.map((cell, i) => (
                <td key={heads[i + 1]} className="right num">
                  {typeof cell === 'number' ? formatNumber(cell) : (cell ?? '–')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <CsvButton fileName={fileName} heads={heads} rows={rows} />
    </details>
  );
}
