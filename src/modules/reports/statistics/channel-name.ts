import type { Message } from '../../../kernel/messages.ts';
import type { Channel } from '../contract.ts';
import { statisticsMessages } from './messages.ts';

/** A door in words; one that brought none of its own by its code. */
export function channelName(channel: Channel): Message {
  const key = `statistics.channel.${channel}`;
  const words: Readonly<Record<string, Message>> = statisticsMessages;
  return words[key] ?? { vi: channel, en: channel };
}
