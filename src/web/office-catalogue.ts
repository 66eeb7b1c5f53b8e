import { actWords } from '../kernel/audit/act-words.ts';
import { identityMessages } from '../kernel/identity/messages.ts';
import { boundaryPageMessages } from '../modules/boundaries/web/messages.ts';
import { progressMessages } from '../modules/directives/progress/messages.ts';
import { commandMessages } from '../modules/directives/web/messages.ts';
import { reportMessages } from '../modules/directives/web/report/messages.ts';
import { balanceMessages } from '../modules/indicators/balance/messages.ts';
import { boardsMessages } from '../modules/indicators/boards/messages.ts';
import { balancePagesMessages } from '../modules/indicators/web/balance/messages.ts';
import { boardPagesMessages } from '../modules/indicators/web/boards/messages.ts';
import { indicatorImportMessages } from '../modules/indicators/web/imports/messages.ts';
import { orderMessages } from '../modules/order/messages.ts';
import { checklistPageMessages } from '../modules/order/web/admin/messages.ts';
import { articlePageMessages } from '../modules/portal/web/messages.ts';
import { doorPagesMessages } from '../modules/reports/web/admin/doors-messages.ts';
import { categoryPageMessages } from '../modules/reports/web/admin/messages.ts';
import { routingPageMessages } from '../modules/reports/web/admin/routing/messages.ts';
import { onBehalfMessages } from '../modules/reports/web/on-behalf/messages.ts';
import { fieldMessages } from './field/messages.ts';
import { accountMessages } from './pages/account/messages.ts';
import { accountsMessages } from './pages/accounts/messages.ts';
import { contactMessages } from './pages/admin/contact-messages.ts';
import { adminMessages } from './pages/admin/messages.ts';
import { webhookPageMessages } from './pages/admin/webhook-messages.ts';
import { historyMessages } from './pages/history/messages.ts';
import { silentMessages } from './pages/silent/messages.ts';

/** What only the pages of those who work here say. It is loaded with the first of them: office-page.ts. */
export const catalogue = {
  ...progressMessages,
  ...fieldMessages,
  ...boardsMessages,
  ...boardPagesMessages,
  ...balanceMessages,
  ...balancePagesMessages,
  ...indicatorImportMessages,
  ...orderMessages,
  ...checklistPageMessages,
  ...commandMessages,
  ...reportMessages,
  ...categoryPageMessages,
  ...routingPageMessages,
  ...doorPagesMessages,
  ...onBehalfMessages,
  ...silentMessages,
  ...actWords,
  ...historyMessages,
  ...identityMessages,
  ...accountMessages,
  ...accountsMessages,
  ...adminMessages,
  ...contactMessages,
  ...webhookPageMessages,
  ...boundaryPageMessages,
  ...articlePageMessages,
};
