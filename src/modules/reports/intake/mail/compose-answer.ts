import { say } from '../../../../kernel/http/language.ts';
import { escaped, framed, type Letter } from '../../../../kernel/notifications/mail/compose.ts';
import { intakeMessages as words } from '../messages.ts';
import { type Remark, remarkWords } from './remarks.ts';

/** In both languages, since nobody knows which the sender reads; and in no words of theirs. */
export function composeAnswer(
  remarks: readonly Remark[],
  { city, formUrl }: { city: string; formUrl: string },
): Letter {
  const parts = (['vi', 'en'] as const).map((language) => ({
    title: say(words['intake.answer.title'], language, { city }),
    remarks: remarks.map((remark) => remarkWords(remark, language)),
    advice: say(words['intake.answer.advice'], language),
    why: say(words['intake.answer.why'], language),
  }));
  const subject = parts[0]?.title ?? '';
  return {
    subject,
    text: `${parts
      .map((part) =>
        [part.title, ...part.remarks.map((remark) => `- ${remark}`), `${part.advice} ${formUrl}`].join('\n'),
      )
      .join('\n\n')}\n\n-- \n${parts.map(({ why }) => why).join('\n')}\n`,
    html: framed({
      language: 'vi',
      title: subject,
      body: parts
        .map(
          (part) => `<h2 style="font-size:16px;margin:0 0 6px">${escaped(part.title)}</h2>
<ul style="margin:0 0 12px;padding-left:18px">${part.remarks.map((remark) => `<li>${escaped(remark)}</li>`).join('')}</ul>
<p style="margin:0 0 18px">${escaped(part.advice)} <a href="${escaped(formUrl)}" style="color:#2b3a78">${escaped(formUrl)}</a></p>`,
        )
        .join('\n'),
      foot: parts.map(({ why }) => escaped(why)).join('<br>'),
    }),
  };
}
