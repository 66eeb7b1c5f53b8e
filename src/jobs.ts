import { dataFilesByNight, makeDataFile } from './data-sets.ts';
import './follow-sources.ts';
import './work-followers.ts';
import { removeOldEvents } from './kernel/events/remove-old-events.ts';
import { mailConfirmation, mailOwnLink } from './kernel/following/ask.ts';
import { clearFollowing } from './kernel/following/clear-following.ts';
import { sendTellings, wakeLanes } from './kernel/following/send.ts';
import { spreadHappening } from './kernel/following/spread.ts';
import { mailInvitation } from './kernel/identity/accounts/mail-invitation.ts';
import type { Jobs } from './kernel/jobs/jobs.ts';
import { clearNotices } from './kernel/notifications/clear-notices.ts';
import { deliverMail } from './kernel/notifications/mail/deliver-mail.ts';
import { deliverPush } from './kernel/notifications/push/deliver-push.ts';
import { clearDeliveries } from './kernel/webhooks/clear-deliveries.ts';
import { deliverWebhook } from './kernel/webhooks/deliver.ts';
import { openReviews } from './kernel/work/reminders/open-reviews.ts';
import { remind } from './kernel/work/reminders/remind.ts';
import { tellWeek, tellWeekTo } from './kernel/work/reminders/week.ts';
import { tellLate } from './kernel/work/tell-late.ts';
import { measures } from './measures.ts';
import { boundariesFollow } from './modules/boundaries/index.ts';
import { nextOccurrenceJob, recurringWork } from './modules/directives/server/recurring-work.ts';
import { deriveByNight } from './modules/indicators/server/derive-by-night.ts';
import { measureByNight } from './modules/indicators/server/measure-by-night.ts';
import { keepPartyRetention } from './modules/order/server/keep-retention.ts';
import { removeLooseInspectionPhotos } from './modules/order/server/photos.ts';
import { closeVisitDays, publishAtItsTime } from './modules/portal/index.ts';
import { tellByMail } from './modules/reports/by-mail/tell-by-mail.ts';
import { closeUnansweredReports, forgetIntake, removeLoosePhotos, reportAlarms } from './modules/reports/index.ts';
import { answerLetter } from './modules/reports/intake/mail/answer-letter.ts';
import { pollMail } from './modules/reports/intake/mail/poll-mail.ts';
import { keepRetention } from './modules/reports/privacy/keep-retention.ts';
import { keepFacts } from './modules/reports/statistics/keep-facts.ts';
import { scoreByNight } from './modules/scorecards/server/score-by-night.ts';

/** Everything that is done later or by the clock: every kind and every schedule, one line each. */
export const jobs: Jobs = {
  kinds: [
    nextOccurrenceJob,
    deliverMail,
    deliverPush,
    tellWeekTo,
    deliverWebhook,
    makeDataFile,
    tellByMail,
    answerLetter,
    mailInvitation,
    publishAtItsTime,
    spreadHappening,
    sendTellings,
    mailConfirmation,
    mailOwnLink,
  ],
  schedules: [
    removeOldEvents,
    boundariesFollow,
    keepFacts,
    keepRetention,
    keepPartyRetention,
    closeUnansweredReports,
    recurringWork,
    reportAlarms,
    removeLoosePhotos,
    forgetIntake,
    remind,
    openReviews,
    tellWeek,
    tellLate,
    clearNotices,
    removeLooseInspectionPhotos,
    clearDeliveries,
    dataFilesByNight,
    pollMail,
    measureByNight(measures),
    deriveByNight,
    scoreByNight,
    closeVisitDays,
    wakeLanes,
    clearFollowing,
  ],
};
