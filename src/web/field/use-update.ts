import { useEffect, useState } from 'react';

/** Registers the worker, lets it keep the map when the line is idle, and says when a newer version waits. */
export function useUpdate(): { waits: boolean; take: () => void } {
  const [waiting, setWaiting] = useState<ServiceWorker | null>(null);
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return;
    let reloading = false;
    const hadOne = navigator.serviceWorker.controller !== null;
    navigator.serviceWorker.addEventListener('controllerchange', () => {
      if (!hadOne || reloading) return; // the very first one changes nothing
      reloading = true;
      location.reload(); // drafts are on the phone already
    });
    void navigator.serviceWorker.register('/field-worker.js', { scope: '/field' }).then((registration) => {
      const watch = (worker: ServiceWorker | null) =>
        worker?.addEventListener('statechange', () => {
          if (worker.state === 'installed' && navigator.serviceWorker.controller !== null) setWaiting(worker);
        });
      if (registration.waiting !== null && hadOne) setWaiting(registration.waiting);
      watch(registration.installing);
      registration.addEventListener('updatefound', () => watch(registration.installing));
      setInterval(() => void registration.update().catch(() => {}), hourMs);
    });
    void navigator.serviceWorker.ready.then(({ active }) => setTimeout(() => active?.postMessage('keep-map'), idleMs));
  }, []);
  return { waits: waiting !== null, take: () => waiting?.postMessage('take-over') };
}

const hourMs = 3_600_000;
const idleMs = 3000;
