import { letFollow, tellOf } from './kernel/following/sources.ts';
import { taskTold } from './kernel/work/follow-source.ts';
import { areaSubject, articleTold, directiveSubject, themeSubject } from './modules/portal/index.ts';
import { reportSubject, reportTold } from './modules/reports/index.ts';
import { warningTold } from './modules/warnings/index.ts';

// What can be followed, and what followers are told of, one word for each. Imported by whatever asks or tells: the server, and
// the jobs.
letFollow(themeSubject, areaSubject, directiveSubject, reportSubject);
tellOf(articleTold, taskTold, reportTold, warningTold);
