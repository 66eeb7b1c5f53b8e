import { onceKey, Problem, problemOf } from './api.ts';
import { language } from './language.ts';

/**
 * Sends a file and tells how far it has come, from 0 to 1. `fetch` cannot tell that of an upload, so this is the older
 * way.
 */
export function upload<T>(
  path: string,
  file: File,
  told: (share: number) => void = () => {},
  fields: Readonly<Record<string, string>> = {},
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.responseType = 'json';
    request.setRequestHeader('accept-language', language());
    request.setRequestHeader('idempotency-key', onceKey());
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => lengthComputable && told(loaded / total);
    request.onerror = () => reject(new Problem(0, 'web.offline', ''));
    request.onload = () => {
      if (request.status < 300) resolve(request.response as T);
      else reject(problemOf(request.status, request.response));
    };
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value); // before the file: it is read as it comes
    form.append('file', file, file.name);
    request.send(form);
  });
}
