import type { LiveEvent } from '../kernel/events/contract.ts';
import { messageReader, type StreamMessage } from '../kernel/events/read-messages.ts';

const address = '/api/v1/events';
/** The server gives a sign of life every 15 seconds. */
const silenceMs = 40_000;
const firstWaitMs = 500;
const longestWaitMs = 30_000;
/** A window that nobody looks at hears nothing; a browser has few lines to one server, and shares them among windows. */
const hiddenMs = 5_000;

/** `off` while nobody listens or the window is hidden; `lost` from the moment the line breaks until it stands again. */
export type LiveState = 'off' | 'joining' | 'live' | 'lost';
/** Null stands for anything: some changes are not known one by one, and all that is shown has to be loaded anew. */
export type Heard = (event: LiveEvent | null) => void;

const listeners = new Set<Heard>();
const watchers = new Set<() => void>();
let state: LiveState = 'off';
let line: AbortController | undefined;
let lastId: string | null = null;
let failures = 0;
let again: ReturnType<typeof setTimeout> | undefined;
let hiding: ReturnType<typeof setTimeout> | undefined;
/** The server said that there is nothing to hear. */
let isRefused = false;

export const liveState = (): LiveState => state;
export function onLiveState(tell: () => void): () => void {
  watchers.add(tell);
  return () => watchers.delete(tell);
}

/** Hears what changes, over one line for the whole window, which stands as long as somebody listens. */
export function listen(heard: Heard): () => void {
  listeners.add(heard);
  join();
  return () => {
    listeners.delete(heard);
    // The next page begins to listen a moment later: the line stays for it.
    setTimeout(() => {
      if (listeners.size === 0) leave();
    }, hiddenMs);
  };
}

document.addEventListener('visibilitychange', () => {
  clearTimeout(hiding);
  if (document.visibilityState === 'visible') join();
  else hiding = setTimeout(leave, hiddenMs);
});
addEventListener('online', join);

/** Opens the line unless it stands, at once even if it was to wait. */
function join(): void {
  if (line !== undefined || isRefused || listeners.size === 0 || document.visibilityState === 'hidden') return;
  clearTimeout(again);
  become(failures > 0 ? 'lost' : 'joining');
  const mine = new AbortController();
  line = mine;
  hear(mine)
    .catch(() => {})
    .finally(() => {
      if (line !== mine) return;
      line = undefined;
      if (!isRefused) comeBack();
    });
}

function leave(): void {
  clearTimeout(again);
  const old = line;
  line = undefined;
  old?.abort();
  become('off');
}

/** Listens anew, as when somebody else has signed in. */
export function rejoin(): void {
  if (line === undefined) return;
  leave();
  join();
}

/** Waits longer each time, and not as long as others who lost the same server. */
function comeBack(): void {
  become('lost');
  const wait = Math.min(firstWaitMs * 2 ** failures, longestWaitMs) * (0.5 + Math.random() / 2);
  failures++;
  again = setTimeout(join, wait);
}

async function hear(mine: AbortController): Promise<void> {
  const headers = new Headers(lastId === null ? {} : { 'last-event-id': lastId });
  const response = await fetch(address, { signal: mine.signal, headers });
  if (response.status === 204) {
    isRefused = true;
    become('off');
  }
  if (response.status !== 200 || response.body === null) return;
  const isFresh = lastId === null;
  const take = messageReader();
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let silence: ReturnType<typeof setTimeout> | undefined;
  const watch = () => {
    clearTimeout(silence);
    silence = setTimeout(() => mine.abort(), silenceMs);
  };
  try {
    for (watch(); ; watch()) {
      const { done, value } = await reader.read();
      if (done || line !== mine) return;
      for (const message of take(value)) receive(message, isFresh);
    }
  } finally {
    clearTimeout(silence);
  }
}

/** The first message says that the line stands. What changed before it, while the page was loading, is nowhere told. */
function receive({ id, type, data }: StreamMessage, isFresh: boolean): void {
  if (id !== null) lastId = id;
  if (state !== 'live' && id !== null) {
    failures = 0;
    become('live');
    if (isFresh) tell(null);
  }
  if (data !== '') tell(type === 'reset' ? null : (JSON.parse(data) as LiveEvent));
}

function tell(event: LiveEvent | null): void {
  for (const heard of listeners) heard(event);
}

function become(next: LiveState): void {
  if (state === next) return;
  state = next;
  for (const watcher of watchers) watcher();
}
