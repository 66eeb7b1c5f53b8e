import { eventsChannel } from '../events/emit.ts';
import type { Services } from '../services.ts';
import { gatherDeliveries } from './gather.ts';

/** Events that come together are told together. */
const restMs = 200;
/** Looked for anew at least so often, if a notification was lost. */
const lookEveryMs = 10_000;

/** Looks for what webhooks have to be told, whenever something happened, until it is closed. */
export async function watchEvents(
  services: Services,
  onFault: (fault: unknown) => void,
): Promise<{ close(): Promise<void> }> {
  let isClosed = false;
  let again = false;
  let looking: Promise<void> | undefined;
  const lookOn = async (): Promise<void> => {
    while (again && !isClosed) {
      again = false;
      await gatherDeliveries(services).catch(onFault);
      await new Promise((resolve) => setTimeout(resolve, restMs));
    }
  };
  const look = (): void => {
    again = true;
    looking ??= lookOn().finally(() => {
      looking = undefined;
      if (again && !isClosed) look(); // it came between the last look and here
    });
  };
  const stopListening = await services.db.listen(eventsChannel, look);
  const timer = setInterval(look, lookEveryMs);
  timer.unref();
  look();
  return {
    async close() {
      isClosed = true;
      clearInterval(timer);
      await stopListening();
      await looking;
    },
  };
}
