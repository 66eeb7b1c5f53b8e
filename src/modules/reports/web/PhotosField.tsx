import { useRef } from 'react';
import { ProblemNotice } from '../../../web/components/Answer.tsx';
import { icons } from '../../../web/components/icons.tsx';
import { formatShare } from '../../../web/format.ts';
import { t } from '../../../web/language.ts';
import { mostPhotos } from '../contract.ts';
import type { Photos } from './use-photos.ts';

/** The camera is one press away; what could not be sent yet is named and goes with the report. */
export function PhotosField({ photos }: { photos: Photos }) {
  const input = useRef<HTMLInputElement>(null);
  const { sent, unsent, sending, error, add, sendRest, drop, dropUnsent } = photos;
  const isHeldUp = sending === null && unsent.length > 0;
  return (
    <section className="card padded report-part" aria-labelledby="report-photos">
      <h2 id="report-photos">{t('report-page.photos')}</h2>
      {sent.length > 0 && (
        <ul className="report-shots">
          {sent.map((photo) => (
            <li key={photo.id}>
              <img src={photo.shown} alt={photo.name} />
              <button
                type="button"
                aria-label={t('report-page.photos.remove', { name: photo.name })}
                onClick={() => drop(photo)}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <input
        ref={input}
        type="file"
        accept="image/jpeg,image/png,image/webp"
        multiple
        hidden
        aria-label={t('report-page.photos.add')}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          target.value = '';
          void add(files);
        }}
      />
      {sent.length + unsent.length < mostPhotos && (
        <button type="button" className="shoot" disabled={sending !== null} onClick={() => input.current?.click()}>
          {icons.camera}
          {sending === null
            ? t('report-page.photos.add')
            : t('report-page.photos.sending', { name: sending.name, share: formatShare(sending.share) })}
        </button>
      )}
      <p className="hint">{t('report-page.photos.hint', { most: mostPhotos })}</p>
      {error !== null && <ProblemNotice error={error} title={t('report-page.photos.refused')} />}
      {isHeldUp && (
        <div className="acts photos-unsent">
          <span>{t('report-page.photos.unsent', { names: unsent.map(({ name }) => name).join(', ') })}</span>
          <button type="button" onClick={() => void sendRest().catch(() => {})}>
            {t('web.retry')}
          </button>
          <button type="button" className="plain" onClick={dropUnsent}>
            {t('report-page.photos.drop-unsent')}
          </button>
        </div>
      )}
    </section>
  );
}
