import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { LiveEvent } from '../kernel/events/contract.ts';
import { listen, liveState, onLiveState, rejoin } from './live-connection.ts';

/** Screens that heard the same do not all ask in the same moment, and none asks again for every single act. */
const spreadMs = 250;
const restMs = 1000;
/** A page that is dear to the server is asked for more seldom: so many times as long as the answer took. */
const restShare = 4;
/** A line that is back so soon was hardly gone. */
const patienceMs = 2000;

/** A record, and what belongs to it: the tasks of a directive, the parts of a task. */
interface About {
  kind: string;
  id: string;
}

/**
 * Calls when something of these kinds has changed; of one record and what belongs to it, if `about` names it. However much
 * happens, the next call comes a second after the last one was done, and later where the server is slow. The page asks
 * again for what it shows, and keeps what is typed, chosen and scrolled. While a dialog is open nothing is called: what is
 * decided there is thought out on the version behind it, and the server says if that is not the newest.
 */
export function useLive(
  kinds: readonly string[],
  onChange: () => unknown,
  { about }: { about?: About | undefined } = {},
): void {
  const change = useRef(onChange);
  useEffect(() => {
    change.current = onChange;
  });
  const wanted = kinds.join();
  const id = about?.id;
  useEffect(() => {
    const caller = restingCaller(() => change.current());
    const stop = listen((event) => {
      if (event === null || (wanted.split(',').includes(event.kind) && (id === undefined || isAbout(event, id)))) {
        caller.call();
      }
    });
    return () => {
      stop();
      caller.stop();
    };
  }, [wanted, id]);
}

const isAbout = ({ about, data }: LiveEvent, id: string): boolean =>
  about.id === id || (Array.isArray(data.partOf) && data.partOf.includes(id));

/** Calls soon, one call after another, with a rest in between that grows with what a call takes. */
function restingCaller(act: () => unknown) {
  let isAsked = false;
  let isBusy = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const run = async (): Promise<void> => {
    if (document.querySelector('dialog[open]') !== null) {
      timer = setTimeout(() => void run(), spreadMs);
      return;
    }
    isAsked = false;
    const began = performance.now();
    await Promise.resolve(act()).catch(() => {}); // the page shows what went wrong
    timer = setTimeout(
      () => {
        isBusy = false;
        if (isAsked) call();
      },
      Math.max(restMs, restShare * (performance.now() - began)),
    );
  };
  const call = (): void => {
    isAsked = true;
    if (isBusy) return;
    isBusy = true;
    timer = setTimeout(() => void run(), Math.random() * spreadMs);
  };
  return { call, stop: () => clearTimeout(timer) };
}

/** Whether what is shown may have grown old because the line to the server is broken. */
export function useIsCutOff(): boolean {
  const isLost = useSyncExternalStore(onLiveState, () => liveState() === 'lost');
  const [isCutOff, cutOff] = useState(false);
  useEffect(() => {
    if (!isLost) {
      cutOff(false);
      return;
    }
    const timer = setTimeout(() => cutOff(true), patienceMs);
    return () => clearTimeout(timer);
  }, [isLost]);
  return isCutOff;
}

/** Listens as whoever is signed in: another person hears other things. */
export function useLineOf(accountId: string | null | undefined): void {
  const before = useRef(accountId);
  useEffect(() => {
    if (before.current !== undefined && accountId !== undefined && before.current !== accountId) rejoin();
    before.current = accountId;
  }, [accountId]);
}
