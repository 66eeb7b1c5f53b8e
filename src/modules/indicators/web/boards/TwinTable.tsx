import { byteOrderMark, type Cell, csvLine } from '../../../../kernel/feeds/csv.ts';
import { formatNumber } from '../../../../web/format.ts';
import { t } from '../../../../web/language.ts';
import { saveFile } from '../../../../web/save-file.ts';

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

export function CsvButton({ fileName, heads, rows }: Omit<Props, 'title'>) {
  const lines: Cell[][] = [[...heads], ...rows.map((row) => [...row])];
  return (
    <button
      type="button"
      className="plain"
      onClick={() => saveFile(`${fileName}.csv`, byteOrderMark + lines.map(csvLine).join(''))}
    >
      {t('boards.csv')}
    </button>
  );
}
