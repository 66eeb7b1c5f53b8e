import { useEffect, useRef, useState } from 'react';
import { Problem } from '../../../web/api.ts';
import { upload } from '../../../web/upload.ts';
import { mostPhotos } from '../contract.ts';
import { keepUnsent, readUnsent } from './unsent-photos.ts';

export interface SentPhoto {
  id: string;
  name: string;
  /** A small copy as an address: it is kept with what was written, and shown again after a reload. */
  shown: string;
}

export interface Photos {
  sent: readonly SentPhoto[];
  /** Chosen, and the line or the pace did not let them through yet. */
  unsent: readonly File[];
  sending: { name: string; share: number } | null;
  error: unknown;
  add: (files: readonly File[]) => Promise<void>;
  /** Sends what is left and answers all that have arrived; throws what holds them up. */
  sendRest: () => Promise<readonly SentPhoto[]>;
  drop: (photo: SentPhoto) => void;
  dropUnsent: () => void;
}

/** Photos are sent one by one while the rest is filled in; what could not be sent outlives a reload, as the draft does. */
export function usePhotos(
  draft: string,
  sent: readonly SentPhoto[],
  change: (photos: readonly SentPhoto[]) => void,
): Photos {
  const [unsent, setUnsent] = useState<readonly File[]>([]);
  const [sending, setSending] = useState<Photos['sending']>(null);
  const [error, setError] = useState<unknown>(null);
  const arrived = useRef(sent);
  arrived.current = sent;
  const waiting = useRef(unsent);
  const wait = (files: readonly File[]) => {
    waiting.current = files;
    setUnsent(files);
    keepUnsent(draft, files).catch(() => {}); // a store that is full or forbidden keeps nobody from reporting
  };

  const running = useRef<Promise<readonly SentPhoto[]> | null>(null);
  // Whoever asks while they are under way waits for the same.
  const sendRest = () => {
    running.current ??= sendAll().finally(() => {
      running.current = null;
      setSending(null);
    });
    return running.current;
  };
  const sendAll = async () => {
    setError(null);
    for (let file = waiting.current[0]; file !== undefined; file = waiting.current[0]) {
      await sendOne(file).catch((refused) => {
        setError(refused);
        if (mayPassLater(refused)) throw refused;
      });
      wait(waiting.current.slice(1));
    }
    return arrived.current;
  };
  const sendOne = async (file: File) => {
    const { name } = file;
    setSending({ name, share: 0 });
    const { id } = await upload<{ id: string }>('/api/v1/report-photos', file, (share) => setSending({ name, share }));
    arrived.current = [...arrived.current, { id, name, shown: await smallCopy(file) }];
    change(arrived.current);
  };
  const add = async (files: readonly File[]) => {
    const room = mostPhotos - arrived.current.length - waiting.current.length;
    change(arrived.current); // with nothing but a photo, too, there is a draft to come back to
    wait([...waiting.current, ...files.slice(0, room)]);
    await sendRest().catch(() => {}); // told as `error`
  };
  const goOn = useRef(add);
  goOn.current = add;
  useEffect(() => {
    let isLeft = false;
    const take = (kept: readonly File[]) => {
      if (!isLeft && kept.length > 0) void goOn.current(kept);
    };
    readUnsent(draft).then(take, () => {}); // forbidden: there is nothing to go on with
    return () => {
      isLeft = true;
    };
  }, [draft]);
  return {
    sent,
    unsent,
    sending,
    error,
    add,
    sendRest,
    drop: (photo) => change(arrived.current.filter(({ id }) => id !== photo.id)),
    dropUnsent: () => {
      wait([]);
      setError(null);
    },
  };
}

/** No line, too many at once, out of order for a moment: not the fault of the photo. */
const mayPassLater = (error: unknown): boolean =>
  error instanceof Problem && (error.status === 0 || error.status === 429 || error.status >= 500);

/** Empty where the browser cannot read what the server could. */
async function smallCopy(file: File): Promise<string> {
  try {
    const picture = await createImageBitmap(file, { resizeHeight: 192, resizeQuality: 'medium' });
    const canvas = document.createElement('canvas');
    canvas.width = picture.width;
    canvas.height = picture.height;
    canvas.getContext('2d')?.drawImage(picture, 0, 0);
    picture.close();
    return canvas.toDataURL('image/jpeg', 0.7);
  } catch {
    return '';
  }
}
