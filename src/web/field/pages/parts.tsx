import { type ReactNode, useEffect, useId, useState } from 'react';
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
  /** Those the server has already: they stay where they are. */
  arrived?: readonly string[];
}

/** Photos from the camera or the phone, kept at once. */
export function Photos({
  account,
  photos,
  change,
  most = 10,
  label = t('field.photo.add'),
  arrived = [],
}: PhotosProps) {
  const id = useId();
  const [failed, fail] = useState<string | null>(null);
  const take = async (files: FileList | null) => {
    const [taken, unreadable]: [string[], string[]] = [[], []];
    try {
      for (const file of [...(files ?? [])].slice(0, most - photos.length)) {
        const photo = await keepPhoto(account, file);
        if (photo === null) unreadable.push(file.name);
        else taken.push(photo);
      }
      fail(unreadable.length === 0 ? null : t('field.photo.unreadable', { names: unreadable.join(', ') }));
    } catch {
      fail(t('field.photo.failed')); // the phone is full
    }
    if (taken.length > 0) change([...photos, ...taken]);
  };
  const drop = async (photo: string) => {
    change(photos.filter((each) => each !== photo));
    await (await openStore()).delete('photos', photo);
  };
  return (
    <div className="photos">
      {photos.map((photo, index) => (
        <figure key={photo}>
          <Picture name={photo} read={photoBlob} alt={t('field.photo', { number: index + 1 })} />
          {arrived.includes(photo) ? (
            <figcaption className="chip">{t('field.photo.arrived')}</figcaption>
          ) : (
            <button
              type="button"
              aria-label={t('field.photo.remove', { number: index + 1 })}
              onClick={() => void drop(photo)}
            >
              ✕
            </button>
          )}
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
      {failed !== null && (
        <p className="notice wrong" role="alert">
          {failed}
        </p>
      )}
    </div>
  );
}

interface PictureProps {
  name: string;
  /** Null where there is none. */
  read: (name: string) => Promise<Blob | null>;
  alt: string;
  absent?: ReactNode;
}

/** A picture that is on the phone. */
export function Picture({ name, read, alt, absent = null }: PictureProps) {
  const [address, set] = useState<string | null | undefined>(undefined);
  useEffect(() => {
    let made: string | null = null;
    let left = false;
    void read(name).then((blob) => {
      if (left) return;
      made = blob === null ? null : URL.createObjectURL(blob);
      set(made);
    });
    return () => {
      left = true;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [name, read]);
  if (address === null) return absent;
  return address === undefined ? null : <img src={address} alt={alt} />;
}
