import { dataFilesByNight, makeDataFile } from './data-sets.ts';
import './work-followers.ts';
import { removeOldEvents } from './kernel/events/remove-old-events.ts';
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
import { nextOccurrenceJob, recurringWork } from './modules/directives/server/recurring-work.ts';
import { removeLooseInspectionPhotos } from './modules/order/server/photos.ts';
import { removeLoosePhotos, reportAlarms } from './modules/reports/index.ts';
import { pollMail } from './modules/reports/intake/mail/poll-mail.ts';
import { sendReceipt } from './modules/reports/intake/mail/send-receipt.ts';
import { keepRetention } from './modules/reports/privacy/keep-retention.ts';
import { keepFacts } from './modules/reports/statistics/keep-facts.ts';

/** Everything that is done later or by the clock: every kind and every schedule, one line each. */
export const jobs: Jobs = {
  kinds: [
    nextOccurrenceJob,
    deliverMail,
    deliverPush,
    tellWeekTo,
    deliverWebhook,
    makeDataFile,
    sendReceipt,
    mailInvitation,
  ],
  schedules: [
    removeOldEvents,
    keepFacts,
    keepRetention,
    recurringWork,
    reportAlarms,
    removeLoosePhotos,
    remind,
    openReviews,
    tellWeek,
    clearNotices,
    removeLooseInspectionPhotos,
    clearDeliveries,
    dataFilesByNight,
    pollMail,
  ],
};
