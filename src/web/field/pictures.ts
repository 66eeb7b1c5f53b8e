import { Problem, problemOf } from '../api.ts';
import { getKept, recall } from './kept.ts';

export async function getPicture(path: string): Promise<Blob> {
  const answer = await fetch(path).catch(() => null);
  if (answer === null) throw new Problem(0, 'web.offline', '');
  if (!answer.ok) throw problemOf(answer.status, null);
  return answer.blob();
}

/** A picture of the server's, kept like its other answers. It never changes: what is kept is not asked for again. */
export async function keptPicture(account: string, path: string): Promise<Blob | null> {
  const kept = (await recall<Blob>(account, path)) ?? (await getKept(account, path, getPicture).catch(() => null));
  return kept?.value ?? null;
}
