import { fail } from './command-line.ts';
import { runServer } from './run-server.ts';

await runServer().catch(fail);
