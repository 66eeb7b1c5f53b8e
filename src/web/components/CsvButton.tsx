import { byteOrderMark, type Cell, csvLine } from '../../kernel/feeds/csv.ts';
import { t } from '../language.ts';
import { saveFile } from '../save-file.ts';

interface Props {
  /** Of the file, without its ending. */
  fileName: string;
  heads: readonly string[];
  rows: readonly (readonly Cell[])[];
}

/** The figures behind a picture as a file for a spreadsheet program. */
export function CsvButton({ fileName, heads, rows }: Props) {
  const text = () => byteOrderMark + [heads, ...rows].map(csvLine).join('');
  return (
    <button type="button" className="plain" onClick={() => saveFile(`${fileName}.csv`, text())}>
      {t('chart.csv')}
    </button>
  );
}
