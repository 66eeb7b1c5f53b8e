import { useEffect, useRef, useState } from 'react';
import { ProblemNotice } from '../../../web/components/Answer.tsx';
import { icons } from '../../../web/components/icons.tsx';
import { formatShare } from '../../../web/format.ts';
import { t } from '../../../web/language.ts';
import { upload } from '../../../web/upload.ts';
import { mostPhotos } from '../contract.ts';

export interface SentPhoto {
  id: string;
  name: string;
  /** The picture as it is on the device. */
  shown: string;
}

interface Props {
  photos: readonly SentPhoto[];
  change: (photos: SentPhoto[]) => void;
}

/** Photos are sent while the rest is filled in; the camera is one press away. */
export function PhotosField({ photos, change }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState<{ name: string; share: number } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const kept = useRef(photos);
  kept.current = photos;
  useEffect(
    () => () =>
      kept.current.forEach(({ shown }) => {
        URL.revokeObjectURL(shown);
      }),
    [],
  );

  const take = async (files: FileList | null) => {
    setError(null);
    for (const file of [...(files ?? [])].slice(0, mostPhotos - kept.current.length)) {
      setSending({ name: file.name, share: 0 });
      try {
        const { id } = await upload<{ id: string }>('/api/v1/report-photos', file, (share) =>
          setSending({ name: file.name, share }),
        );
        change([...kept.current, { id, name: file.name, shown: URL.createObjectURL(file) }]);
      } catch (refused) {
        setError(refused);
        break;
      }
    }
    setSending(null);
  };
  const drop = (photo: SentPhoto) => {
    URL.revokeObjectURL(photo.shown);
    change(photos.filter(({ id }) => id !== photo.id));
  };
  return (
    <section className="card padded report-part" aria-labelledby="report-photos">
      <h2 id="report-photos">{t('report-page.photos')}</h2>
      {photos.length > 0 && (
        <ul className="report-shots">
          {photos.map((photo) => (
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
          void take(target.files).finally(() => {
            target.value = '';
          });
        }}
      />
      {photos.length < mostPhotos && (
        <button type="button" className="shoot" disabled={sending !== null} onClick={() => input.current?.click()}>
          {icons.camera}
          {sending === null
            ? t('report-page.photos.add')
            : t('report-page.photos.sending', { name: sending.name, share: formatShare(sending.share) })}
        </button>
      )}
      <p className="hint">{t('report-page.photos.hint', { most: mostPhotos })}</p>
      {error !== null && <ProblemNotice error={error} title={t('report-page.photos.refused')} />}
    </section>
  );
}
