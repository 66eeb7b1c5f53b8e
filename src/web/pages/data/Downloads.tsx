import type { DataSetSummary } from '../../../kernel/open-data/contract.ts';
import { type MessageKey, t } from '../../language.ts';
import { formatBytes } from './words.ts';

/** The files of a set, each with its size where one has been made. */
export function Downloads({ set }: { set: DataSetSummary }) {
  return (
    <ul className="data-files" aria-label={t('data.download')}>
      {set.files.map(({ format, url, sizeBytes }) => {
        const name = t(`data.format.${format}` satisfies MessageKey);
        return (
          <li key={format}>
            <a className="button" href={url} download aria-label={t('data.download-as', { title: set.title, format: name })}>
              {name}
              {sizeBytes !== null && <span className="dim num">{formatBytes(sizeBytes)}</span>}
            </a>
          </li>
        );
      })}
    </ul>
  );
}

/** What the filters leave, in every format. */
export function PartDownloads({ set, asked }: { set: DataSetSummary; asked: string }) {
  return (
    <div className="data-part">
      <p>{t('data.part')}</p>
      <ul className="data-files" aria-label={t('data.part')}>
        {set.files.map(({ format, url }) => {
          const name = t(`data.format.${format}` satisfies MessageKey);
          return (
            <li key={format}>
              <a className="button" href={url + asked} download aria-label={t('data.part-as', { format: name })}>
                {name}
              </a>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
