import { z } from 'zod';
import { filesMessages } from '../../../../kernel/files/messages.ts';
import { say } from '../../../../kernel/http/language.ts';
import type { Language, Messages } from '../../../../kernel/messages.ts';
import type { Refusal } from '../../../../kernel/refusal.ts';
import { reportsMessages } from '../../messages.ts';
import { intakeMessages } from '../messages.ts';

/** What of a letter could not be taken: a refusal, and of how many files; null where it is of the letter itself. */
export const Remark = z.object({
  code: z.string(),
  details: z.record(z.string(), z.unknown()),
  files: z.int().nullable(),
});
export type Remark = z.infer<typeof Remark>;

export const remarkOf = ({ code, details }: Pick<Refusal, 'code' | 'details'>): Remark => ({
  code,
  details,
  files: null,
});

const sentences: Messages = { ...filesMessages, ...reportsMessages, ...intakeMessages };

const InBoth = z.object({ vi: z.string(), en: z.string() });

/** As the sender and staff read it; nothing of it is in words of the letter, which may carry a false sender. */
export function remarkWords({ code, details, files }: Remark, language: Language): string {
  const told = Object.fromEntries(
    Object.entries(details).map(([name, value]) => [name, InBoth.safeParse(value).data?.[language] ?? value]),
  );
  const sentence = say(sentences[code] ?? intakeMessages['intake.letter-not-taken'], language, told);
  return files === null ? sentence : say(intakeMessages['intake.letter-files'], language, { files, sentence });
}
