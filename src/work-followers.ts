import { followWork } from './kernel/work/followers.ts';
import { reportFollowsWork } from './modules/reports/index.ts';

// Modules whose records follow the work that came from them, one line each. Imported by whatever carries acts out: the
// server, and the jobs.
followWork(reportFollowsWork);
