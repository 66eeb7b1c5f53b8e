import type { ReactNode } from 'react';
import { query } from '../../../../web/api.ts';
import { formatNumber } from '../../../../web/format.ts';
import { language, t } from '../../../../web/language.ts';
import type { ImportFault, ImportTrial } from '../../imports/contract.ts';

interface Props {
  trial: ImportTrial;
  /** Address of the file of faults, without its ending. */
  faultsAt: string;
  children: ReactNode;
}

/** What the file would do, and every cell that is wrong or odd. */
export function Trial({ trial: { counts, faults, odd }, faultsAt, children }: Props) {
  const isWrong = counts.faults > 0;
  return (
    <section className="card padded rule" aria-labelledby="import-trial">
      <h2 id="import-trial">{t('indicator-imports.trial')}</h2>
      <p className={isWrong ? 'notice wrong' : 'notice good'} role="status">
        {isWrong
          ? t('indicator-imports.wrong', { faults: counts.faults })
          : t('indicator-imports.clean', { added: counts.added, revised: counts.revised, unchanged: counts.unchanged })}
      </p>
      {counts.skipped > 0 && <p className="dim small">{t('indicator-imports.skipped', { count: counts.skipped })}</p>}
      {counts.faults + counts.odd > 0 && (
        <p className="acts">
          {(['xlsx', 'csv'] as const).map((format) => (
            <a key={format} className="button" href={`${faultsAt}.${format}${query({ lang: language() })}`} download>
              {t('indicator-imports.faults-file', { format })}
            </a>
          ))}
        </p>
      )}
      <Faults faults={faults} />
      {odd.length > 0 && <h3>{t('indicator-imports.odd', { count: counts.odd })}</h3>}
      <Faults faults={odd} />
      <div className="acts">{children}</div>
    </section>
  );
}

const shownAtOnce = 30;

const Faults = ({ faults }: { faults: readonly ImportFault[] }) => (
  <ul className="admin-terms">
    {faults.slice(0, shownAtOnce).map(({ row, column, heading, code, message }) => (
      <li key={`${row} ${column} ${code}`}>
        <strong>{t('indicator-imports.cell', { row: formatNumber(row), column: column ?? '–' })}</strong>
        {heading !== null && <span className="dim"> · {heading}</span>}
        <br />
        {message}
      </li>
    ))}
  </ul>
);
