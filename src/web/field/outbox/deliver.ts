import type { Store } from '../store.ts';
import { type Outcome, type Parcel, type Trouble, type Upload, verdictOf, withServerIds } from './parcel.ts';

/** Answered by `fetch`, or nothing where no answer came. */
async function ask(path: string, init: RequestInit, language: string): Promise<Response | null> {
  try {
    return await fetch(path, { ...init, headers: { 'accept-language': language, ...init.headers } });
  } catch {
    return null;
  }
}

async function jsonOf(response: Response): Promise<Record<string, unknown>> {
  const body: unknown = await response.json().catch(() => null);
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
}

/** With these the photo itself is refused; with any other what it was to be added to. */
const ofThePhoto = [400, 413];

async function troubleOf(response: Response, photoId: string | null): Promise<Trouble> {
  const { code, detail, title } = await jsonOf(response);
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  const { status } = response;
  const refusedPhoto = ofThePhoto.includes(status) ? photoId : null;
  return { status, code: text(code), sentence: text(detail) || text(title), photoId: refusedPhoto };
}

/** Sends what has not arrived of a parcel: its photos, each noted as soon as it is there, and then the act. */
export async function deliver(store: Store, parcel: Parcel): Promise<{ parcel: Parcel; outcome: Outcome }> {
  let now = parcel;
  for (const [index, upload] of parcel.uploads.entries()) {
    if (upload.serverId !== null) continue;
    const answer = await sendPhoto(store, now, upload, index);
    if (answer === null) return { parcel: now, outcome: { kind: 'no-answer' } };
    if (!answer.ok) return { parcel: now, outcome: await failed(now, answer, upload.photoId) };
    const { id } = await jsonOf(answer);
    const uploads = now.uploads.map((each) =>
      each === upload ? { ...each, serverId: typeof id === 'string' ? id : '' } : each,
    );
    now = { ...now, uploads };
    await store.put('parcels', now);
  }
  if (now.request === null) return { parcel: now, outcome: { kind: 'arrived', version: null } };
  const { path, body, ifMatch } = now.request;
  const answer = await ask(
    path,
    {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': now.id,
        ...(ifMatch === null ? {} : { 'if-match': `"${ifMatch}"` }),
      },
      body: JSON.stringify(withServerIds(body, now.uploads)),
    },
    now.language,
  );
  if (answer === null) return { parcel: now, outcome: { kind: 'no-answer' } };
  if (!answer.ok) return { parcel: now, outcome: await failed(now, answer, null) };
  const { version } = await jsonOf(answer);
  return { parcel: now, outcome: { kind: 'arrived', version: typeof version === 'number' ? version : null } };
}

async function sendPhoto(store: Store, parcel: Parcel, upload: Upload, index: number): Promise<Response | null> {
  const key = `${parcel.id}-photo-${index}`;
  const photo = await store.get('photos', upload.photoId);
  if (photo === undefined) return new Response('{}', { status: 400 });
  // Written here and not by FormData: sent again it is the same to the byte, which is how the server knows it again.
  const boundary = `field-${key}`;
  const fields = Object.entries(upload.fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${photo.name.replaceAll(/["\r\n]/g, '')}"\r\ncontent-type: ${photo.blob.type || 'application/octet-stream'}\r\n\r\n`;
  const body = new Blob([...fields, head, photo.blob, `\r\n--${boundary}--\r\n`]);
  return ask(
    upload.path,
    {
      method: 'POST',
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, 'idempotency-key': key },
      body,
    },
    parcel.language,
  );
}

async function failed(parcel: Parcel, answer: Response, photoId: string | null): Promise<Outcome> {
  const trouble = await troubleOf(answer, photoId);
  const kind = verdictOf(answer.status);
  if (kind === 'later' || kind === 'refused') return { kind, trouble };
  const [sort, id] = parcel.record.split(':');
  const now = sort === 'work-item' ? await ask(`/api/v1/work-items/${id}`, {}, parcel.language) : null;
  return { kind: 'conflict', trouble, current: now?.ok === true ? await jsonOf(now) : null };
}
