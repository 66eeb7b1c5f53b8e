import { languageOfEnvironment, say } from './kernel/http/language.ts';
import type { Language } from './kernel/messages.ts';
import { Refusal } from './kernel/refusal.ts';
import type { Clock, Instant } from './kernel/time.ts';
import { catalogue } from './messages.ts';
import { startMessages } from './start-messages.ts';

/** The real clock; everybody else is handed one. Looked at for every request, hence not by Temporal, which takes twenty times as long. */
export const systemClock: Clock = () => new Date().toISOString() as Instant;

export const language: Language = languageOfEnvironment(process.env.LC_ALL ?? process.env.LANG);

/** Says why it cannot go on, a refusal in one sentence, a fault whole, and ends with 1. */
export function fail(error: unknown): never {
  process.stderr.write(`${reasonOf(error)}\n`);
  process.exit(1);
}

function reasonOf(error: unknown): string {
  if (error instanceof Refusal) {
    const sentence = catalogue[error.code];
    const details = JSON.stringify(error.details);
    return sentence === undefined ? `${error.code} ${details}` : say(sentence, language, error.details);
  }
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return say(startMessages['start.port-taken'], language);
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
