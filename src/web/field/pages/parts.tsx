import { useEffect, useId, useState } from 'react';
import { formatAge } from '../../format.ts';
import { t } from '../../language.ts';
import { useNow } from '../../now.ts';
import { keepPhoto, photoBlob } from '../photos.ts';
import { openStore } from '../store.ts';

/** How old what is shown is, where it does not come from the server just now. */
export function KeptSince({ at, old }: { at: number | null; old: boolean }) {
  const now = useNow();
  if (!old || at === null) return null;
  return <p className="small kept-since">{t('field.kept', { age: formatAge(new Date(at).toISOString(), now) })}</p>;
}

interface PhotosProps {
  account: string;
  photos: string[];
  change: (photos: string[]) => void;
  /** The longest list taken. */
  most?: number;
  label?: string;
}

/** Photos from the camera or the phone, kept at once. */
export function Photos({ account, photos, change, most = 10, label = t('field.photo.add') }: PhotosProps) {
  const id = useId();
  const [failed, fail] = useState(false);
  const take = async (files: FileList | null) => {
    try {
      const taken = [];
      for (const file of [...(files ?? [])].slice(0, most - photos.length)) taken.push(await keepPhoto(account, file));
      fail(false);
      change([...photos, ...taken]);
    } catch {
      fail(true); // the phone is full
    }
  };
  const drop = async (photo: string) => {
    change(photos.filter((each) => each !== photo));
    await (await openStore()).delete('photos', photo);
  };
  return (
    <div className="photos">
      {photos.map((photo, index) => (
        <figure key={photo}>
          <PhotoImage id={photo} alt={t('field.photo', { number: index + 1 })} />
          <button
            type="button"
            aria-label={t('field.photo.remove', { number: index + 1 })}
            onClick={() => void drop(photo)}
          >
            ✕
          </button>
        </figure>
      ))}
      {photos.length < most && (
        <>
          <label htmlFor={id} className="button photo-add">
            <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.6" aria-hidden="true">
              <path d="M3 6h3l1.5-2h5L14 6h3v10H3z" strokeLinejoin="round" />
              <circle cx="10" cy="10.8" r="3" />
            </svg>
            {label}
          </label>
          <input
            id={id}
            type="file"
            accept="image/*"
            multiple
            className="unseen"
            onChange={({ target }) => {
              void take(target.files);
              target.value = '';
            }}
          />
        </>
      )}
      {failed && (
        <p className="notice wrong" role="alert">
          {t('field.photo.failed')}
        </p>
      )}
    </div>
  );
}

export function PhotoImage({ id, alt }: { id: string; alt: string }) {
  const [address, set] = useState<string | null>(null);
  useEffect(() => {
    let made: string | null = null;
    let left = false;
    void photoBlob(id).then((blob) => {
      if (blob === null || left) return;
      made = URL.createObjectURL(blob);
      set(made);
    });
    return () => {
      left = true;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [id]);
  return address === null ? null : <img src={address} alt={alt} />;
}
