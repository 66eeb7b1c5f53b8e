import { say } from '../../../kernel/http/language.ts';
import type { Language } from '../../../kernel/messages.ts';
import { escaped, framed, type Letter } from '../../../kernel/notifications/mail/compose.ts';
import { dayWords, momentWords } from '../../../kernel/notifications/words.ts';
import type { Day, Instant } from '../../../kernel/time.ts';
import { type Remark, remarkWords } from '../intake/mail/remarks.ts';
import { reportsMessages } from '../messages.ts';
import type { UpdateKind } from '../server/update-kinds.ts';
import { byMailMessages as words } from './messages.ts';

export interface StepTold {
  kind: UpdateKind;
  reason: string | null;
  /** That it was referred to. */
  agency: string | null;
  at: Instant;
}

/** What there is to tell: what happened since the last mail, the oldest first, and how the report stands. */
export interface StepsTold {
  language: Language;
  number: string;
  /** The number with the follow-up code, as one types it. */
  code: string;
  followUrl: string;
  owner: string;
  /** While it is open. */
  expectedOn: Day | null;
  mayRate: boolean;
  closesOn: Day | null;
  steps: readonly StepTold[];
  /** What of the letter it came by could not be taken; told with its receipt. */
  remarks: readonly Remark[];
}

const stars = [5, 4, 3, 2, 1] as const;

/** A letter without what was reported: mails are read over shoulders, and go through other people's servers. */
export function composeSteps(told: StepsTold): Letter {
  const { language, number, code, followUrl, owner, expectedOn, mayRate, closesOn, steps, remarks } = told;
  const tell = (key: keyof typeof words, values: Record<string, string> = {}) => say(words[key], language, values);
  const stepWord = ({ kind }: StepTold) => say(reportsMessages[`reports.update.${kind}`], language, {});
  const last = steps.at(-1);
  const subject =
    last === undefined || last.kind === 'received'
      ? tell('reports.mail.received', { number })
      : tell('reports.mail.step', { number, step: stepWord(last) });
  const facts = [
    tell('reports.mail.owner', { owner }),
    ...(expectedOn === null ? [] : [tell('reports.mail.expected', { day: dayWords(expectedOn, language) })]),
    tell('reports.mail.code', { code }),
  ];
  const ratings = mayRate
    ? stars.map((count) => ({ words: tell(`reports.mail.stars.${count}`), url: `${followUrl}?stars=${count}` }))
    : [];
  const closing = closesOn === null ? [] : [tell('reports.mail.closes', { day: dayWords(closesOn, language) })];
  const asked = ratings.length > 0 ? [tell('reports.mail.rate'), ...closing] : closing;
  const missing =
    remarks.length === 0
      ? []
      : [...remarks.map((remark) => remarkWords(remark, language)), tell('reports.mail.add', { number })];
  const open = tell('reports.mail.follow');
  const [why, leave] = [tell('reports.mail.why'), tell('reports.mail.leave')];
  const lines = steps.map((step) => {
    const word = step.agency === null ? stepWord(step) : `${stepWord(step)} (${step.agency})`;
    return { at: momentWords(step.at, language), said: step.reason === null ? word : `${word}: ${step.reason}` };
  });
  return {
    subject,
    text: [
      ...lines.map(({ at, said }) => `- ${at}: ${said}`),
      '',
      ...facts,
      `${open}: ${followUrl}`,
      ...(missing.length === 0 ? [] : ['', ...missing]),
      ...(asked.length === 0 ? [] : ['', ...asked]),
      ...ratings.map((rating) => `${rating.words}: ${rating.url}`),
      '',
      '-- ',
      why,
      `${leave}: ${followUrl}`,
      '',
    ].join('\n'),
    html: framed({
      language,
      title: subject,
      body: [
        `<h2 style="font-size:16px;margin:0 0 6px">${escaped(subject)}</h2>`,
        `<ul style="margin:0 0 12px;padding-left:18px">${lines
          .map(({ at, said }) => `<li>${escaped(at)}: ${escaped(said)}</li>`)
          .join('')}</ul>`,
        ...facts.map((fact) => `<p style="margin:0 0 6px">${escaped(fact)}</p>`),
        `<p style="margin:0 0 18px">${link(followUrl, open)}</p>`,
        ...[...missing, ...asked].map((sentence) => `<p style="margin:0 0 6px">${escaped(sentence)}</p>`),
        ...ratings.map((rating) => `<p style="margin:0 0 6px">${link(rating.url, rating.words)}</p>`),
      ].join('\n'),
      foot: `${escaped(why)}<br>${link(followUrl, leave)}`,
    }),
  };
}

const link = (url: string, text: string) => `<a href="${escaped(url)}" style="color:#2b3a78">${escaped(text)}</a>`;
