import type { Message } from '../../kernel/messages.ts';
import { workMessages } from '../../kernel/work/messages.ts';
import { orderMessages } from '../../modules/order/messages.ts';
import { inspectionMessages } from '../../modules/order/web/messages.ts';
import { answersMessages } from '../../modules/reports/web/answers-messages.ts';
import type { MessageKey } from '../catalogue.ts';
import { mapMessages } from '../map/messages.ts';
import { webMessages } from '../messages.ts';
import { areaPageMessages } from '../pages/areas/messages.ts';
import { fieldMessages } from './messages.ts';

/** What the field part says, in place of the catalogue of the whole program; catalogue.test.ts shows that nothing lacks. */
export const catalogue = {
  ...workMessages,
  ...webMessages,
  ...mapMessages,
  ...areaPageMessages,
  ...fieldMessages,
  ...orderMessages,
  ...inspectionMessages,
  ...answersMessages,
} as Record<MessageKey, Message>;
