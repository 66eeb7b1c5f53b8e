import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ReportId } from '../contract.ts';

/** Letters and digits that nobody confuses on a printed slip. */
const legible = 'abcdefghjkmnpqrstuvwxyz23456789';
const letters = 16;
export const codeLength = letters + 3;

/**
 * The code by which a reporter follows their report: about 79 bits, made from the report and the secret of the server. It
 * is kept nowhere, so that nobody who reads the database can act as the reporter, and can be told again in a mail.
 */
export function followCode(secret: string, id: ReportId): string {
  const bytes = createHmac('sha256', secret).update(`follow report ${id}`).digest();
  const drawn = Array.from({ length: letters }, (_, i) => legible[(bytes.readUInt16BE(i * 2) * legible.length) >> 16]);
  return [0, 4, 8, 12].map((from) => drawn.slice(from, from + 4).join('')).join('-');
}

/** Whether a code that somebody typed is the one of the report, in capitals or not. */
export function isFollowCode(secret: string, id: ReportId, given: string): boolean {
  const [right, typed] = [Buffer.from(followCode(secret, id)), Buffer.from(given.toLowerCase())];
  return right.length === typed.length && timingSafeEqual(right, typed);
}

export const followPath = (number: string, code: string): string => `/follow/${number}-${code}`;
