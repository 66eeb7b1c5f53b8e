import { language } from './language.ts';

/** A refusal or a fault as the server words it: RFC 9457. */
export class Problem extends Error {
  readonly status: number;
  /** Stable code, such as `work.changed-meanwhile`; `web.offline` when no answer came at all. */
  readonly code: string;
  /** What the sentence speaks of. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(status: number, code: string, sentence: string, details: Readonly<Record<string, unknown>> = {}) {
    super(sentence);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

async function bodyOf(response: Response): Promise<unknown> {
  if (response.status === 204) return null;
  return response.headers.get('content-type')?.includes('json') === true ? response.json() : null;
}

export function problemOf(status: number, body: unknown): Problem {
  const told = isRecord(body) ? body : {};
  const details = isRecord(told.details) ? told.details : {};
  return new Problem(status, textOf(told.code), textOf(told.detail) || textOf(told.title), details);
}

async function ask<T>(path: string, init: RequestInit): Promise<{ value: T; etag: string | null }> {
  let response: Response;
  try {
    response = await fetch(path, { ...init, headers: { 'accept-language': language(), ...init.headers } });
  } catch (error) {
    if (init.signal?.aborted === true) throw error;
    throw new Problem(0, 'web.offline', '');
  }
  const body = await bodyOf(response).catch(() => null);
  if (!response.ok) throw problemOf(response.status, body);
  return { value: body as T, etag: response.headers.get('etag') };
}

export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return (await ask<T>(path, signal === undefined ? {} : { signal })).value;
}

export interface Sending {
  method?: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  body?: unknown;
  /** The revision the change was thought out on: refused if somebody else was first. */
  ifMatch?: string;
}

export async function send<T>(path: string, { method = 'POST', body, ifMatch }: Sending): Promise<T> {
  const headers: Record<string, string> = { 'idempotency-key': onceKey() };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (ifMatch !== undefined) headers['if-match'] = ifMatch;
  const init: RequestInit = { method, headers };
  if (body !== undefined) init.body = JSON.stringify(body);
  return (await ask<T>(path, init)).value;
}

/** Sends what is no JSON: a document in a form of its own. */
export async function sendText<T>(path: string, { type, text }: { type: string; text: string }): Promise<T> {
  const headers = { 'idempotency-key': onceKey(), 'content-type': type };
  return (await ask<T>(path, { method: 'POST', headers, body: text })).value;
}

/** Makes a repeated request harmless. Not `randomUUID`: that exists only behind https. */
export function onceKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export const query = (values: Readonly<Record<string, string | number | null | undefined>>): string => {
  const pairs = Object.entries(values).flatMap(([name, value]) =>
    value === null || value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`;
};
