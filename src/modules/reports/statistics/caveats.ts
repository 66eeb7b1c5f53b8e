import { say } from '../../../kernel/http/language.ts';
import type { Language } from '../../../kernel/messages.ts';
import { momentWords } from '../../../kernel/notifications/words.ts';
import { filedFor } from '../contract.ts';
import { channelName } from './channel-name.ts';
import type { Caveat, CaveatCode, Figures } from './contract.ts';
import { statisticsMessages } from './messages.ts';

/** A group of fewer reports than this says little. */
export const fewReports = 10;
/** Fewer than this and a spread or a mean of stars is not told: it would be that of single people. */
export const fewestForSpread = 5;

/** Doors at which staff write down what somebody says, and hand them the code. */
const takenDown: ReadonlySet<string> = new Set(filedFor);

export interface Circumstances {
  total: Figures;
  groups: readonly { received: number }[];
  byChannel: readonly { channel: string; received: number; rated: number }[];
  synthetic: number;
  /** Reports that no area of the day holds without guessing. */
  notRestated: number;
  /** Reports that may lie in the area asked for and are not counted, as nobody knows. */
  leftOut: number;
  /** Areas shown without a known population. */
  withoutPopulation: number;
  /** Changes that are not in the figures yet, and since when. */
  behind: { changes: number; since: string | null };
}

/** What the figures do not say, told with them. */
export function caveatsOf(of: Circumstances): Caveat[] {
  const caveats: Caveat[] = [caveat('not-a-sample')];
  const { total } = of;
  const main = [...of.byChannel].sort((a, b) => b.received - a.received)[0];
  if (main !== undefined && total.received > 0) {
    const percent = Math.round((main.received / total.received) * 100);
    caveats.push(caveat('channel-coverage', { channel: main.channel, percent, channels: of.byChannel.length }));
  }
  const small = of.groups.filter(({ received }) => received > 0 && received < fewReports).length;
  if (small > 0 || total.received < fewReports)
    caveats.push(caveat('small-numbers', { groups: small, fewer: fewReports }));
  if (total.open > 0) caveats.push(caveat('still-open', { open: total.open }));
  if (total.done > 0 && total.rated / total.done < 0.3) {
    caveats.push(caveat('low-response', { rated: total.rated, done: total.done }));
  }
  const onBehalf = of.byChannel
    .filter(({ channel }) => takenDown.has(channel))
    .reduce((sum, { rated }) => sum + rated, 0);
  if (onBehalf > 0) caveats.push(caveat('rated-on-behalf', { rated: onBehalf, all: total.rated }));
  if (of.withoutPopulation > 0) caveats.push(caveat('population-unknown', { areas: of.withoutPopulation }));
  if (of.notRestated > 0) caveats.push(caveat('areas-not-restated', { reports: of.notRestated }));
  if (of.leftOut > 0) caveats.push(caveat('divided-left-out', { reports: of.leftOut }));
  caveats.push(caveat('restricted-left-out'));
  if (of.synthetic > 0) caveats.push(caveat('synthetic', { reports: of.synthetic }));
  if (of.behind.changes > 0)
    caveats.push(caveat('behind', { changes: of.behind.changes, since: of.behind.since ?? '' }));
  return caveats;
}

function caveat(code: CaveatCode, data: Caveat['data'] = {}): Caveat {
  const sentence = statisticsMessages[`statistics.caveat.${code}`];
  const told = (language: Language) => say(sentence, language, inWords(data, language));
  return { code, vi: told('vi'), en: told('en'), data };
}

/** What a sentence speaks of, as people say it. */
function inWords({ channel, since, ...data }: Caveat['data'], language: Language): Caveat['data'] {
  return {
    ...data,
    ...(channel === undefined ? {} : { channel: channelName(String(channel))[language] }),
    ...(since === undefined || since === '' ? {} : { since: momentWords(String(since), language) }),
  };
}
