import { followWork } from './kernel/work/followers.ts';
import { reportFollowsWork } from './modules/reports/index.ts';

// Modules whose records follow the work that came from them, one line each. Imported by whatever carries acts out (the
// server, the jobs), and by the search, which finds the record and not its work.
followWork(reportFollowsWork);
