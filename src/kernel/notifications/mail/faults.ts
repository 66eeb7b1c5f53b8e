const told = (error: unknown): { code?: unknown; responseCode?: unknown } =>
  typeof error === 'object' && error !== null ? error : {};

/** There is no such letter box, and there will not be one at the next try. */
export function isForGood(error: unknown): boolean {
  const { code, responseCode } = told(error);
  return code === 'EENVELOPE' && typeof responseCode === 'number' && responseCode >= 500;
}

/** The server is there and does not take this one letter now: others may go. */
export function isOfThisLetter(error: unknown): boolean {
  const { code, responseCode } = told(error);
  return (code === 'EENVELOPE' || code === 'EMESSAGE') && typeof responseCode === 'number' && responseCode !== 421;
}

/** What mail servers say names the address: it stays out of the job and of the log. */
export function withoutAddress(error: unknown): Error {
  const { code, responseCode } = told(error);
  return new Error(`the mail did not go out: ${String(code ?? 'no code')}, ${String(responseCode ?? 'no answer')}`);
}
