// The worker as source, for development and tests: a thread starts without the TypeScript loader of its parent.
import { register } from 'tsx/esm/api';

register();
await import('./embedded-worker.ts');
