import { useRef, useState } from 'react';
import { Problem } from '../../../web/api.ts';
import { upload } from '../../../web/upload.ts';
import { mostPhotos } from '../contract.ts';

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

/** Photos are sent one by one while the rest is filled in. */
export function usePhotos(sent: readonly SentPhoto[], change: (photos: readonly SentPhoto[]) => void): Photos {
  const [unsent, setUnsent] = useState<readonly File[]>([]);
  const [sending, setSending] = useState<Photos['sending']>(null);
  const [error, setError] = useState<unknown>(null);
  const arrived = useRef(sent);
  arrived.current = sent;
  const waiting = useRef(unsent);
  const wait = (files: readonly File[]) => {
    waiting.current = files;
    setUnsent(files);
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
  return {
    sent,
    unsent,
    sending,
    error,
    add: async (files) => {
      const room = mostPhotos - arrived.current.length - waiting.current.length;
      wait([...waiting.current, ...files.slice(0, room)]);
      await sendRest().catch(() => {}); // told as `error`
    },
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
