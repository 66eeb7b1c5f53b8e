import { fail, language, systemClock } from './command-line.ts';
import { say } from './kernel/http/language.ts';
import { readSettings } from './kernel/settings/read-settings.ts';
import { serve } from './serve.ts';
import { startMessages } from './start-messages.ts';

/** Serves by the settings of the environment, says where, and closes when it is told to stop. */
export async function runServer(): Promise<void> {
  const settings = readSettings({ env: process.env, folder: process.cwd(), language });
  const server = await serve(settings, systemClock);
  const tell = (key: keyof typeof startMessages, values: Record<string, unknown>) =>
    process.stdout.write(`${say(startMessages[key], language, values)}\n`);
  tell('start.listening', { address: server.address });
  if (server.trailIsOpen !== null) tell(server.trailIsOpen ? 'start.trail-open' : 'start.trail-guarded', {});
  if (server.firstAccount !== undefined) tell('start.first-account', { ...server.firstAccount });

  const stop = (): void => {
    process.removeListener('SIGINT', stop).removeListener('SIGTERM', stop); // a second Ctrl-C ends at once
    server.close().then(() => process.exit(0), fail);
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
}
