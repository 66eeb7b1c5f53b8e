import type { Tx } from '../../../../kernel/db/db.ts';
import type { ReceivedFile } from '../../../../kernel/files/store.ts';
import { publicActor } from '../../../../kernel/identity/actor.ts';
import type { Language } from '../../../../kernel/messages.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import type { Services } from '../../../../kernel/services.ts';
import type { Instant } from '../../../../kernel/time.ts';
import type { Category } from '../../categories/contract.ts';
import { longestText, NewReport, type PhotoId, type ReportId } from '../../contract.ts';
import { fileReport } from '../../server/file-report.ts';
import { keepPhoto } from '../../server/photos.ts';
import { readSettings } from '../../server/settings.ts';
import { demandPace } from '../../server/throttle-intake.ts';
import { clientIdOf } from '../client-id.ts';
import { guessCategory } from './guess-category.ts';
import type { Letter } from './read-mail.ts';
import { type Remark, remarkOf } from './remarks.ts';

interface ToFile {
  letter: Letter;
  key: string;
  pictures: readonly ReceivedFile[];
  remarks: readonly Remark[];
}

/** Files what a letter says, with what the report lacks beside what was wrong with its files. */
export async function fileLetter(
  tx: Tx,
  { secret, files }: Services,
  { letter, key, pictures, remarks }: ToFile,
  at: Instant,
): Promise<{ id: ReportId; remarks: Remark[] }> {
  const { from, answerTo, subject, text, position, address } = letter;
  await demandPace(tx, { secret, who: { account: `mail ${from?.address}` } }, await readSettings(tx), at);
  const photoIds: PhotoId[] = [];
  for (const picture of pictures) {
    photoIds.push(await keepPhoto(tx, files, picture, { reportId: null, kind: 'before' }, at));
  }
  const said = [subject, text].filter((part) => part !== '').join('\n\n');
  const category = await guessCategory(tx, said, at);
  const fileAt = (inner: Tx, where: object) => {
    const report = NewReport.parse({
      clientId: clientIdOf(secret, 'mail', key),
      category: category.code,
      text: said || '…',
      ...where,
      photoIds,
      reporter: { email: answerTo, name: from?.name },
    });
    return fileReport(inner, { secret }, publicActor, { report, channel: 'mail', cannotAnswer: true }, at);
  };
  const inWords = { address: (address ?? subject).slice(0, 300) || '…' };
  const { id } = await (position === null
    ? fileAt(tx, inWords)
    : tx
        .attempt((inner) =>
          fileAt(inner, { ...inWords, position: { type: 'Point', coordinates: [position.lon, position.lat] } }),
        )
        .catch((error) => {
          // Figures that are no place of this city were not meant as one: the words have to do.
          if (error instanceof Refusal && error.kind === 'invalid') return fileAt(tx, inWords);
          throw error;
        }));
  return { id, remarks: [...remarks, ...lacking(letter, category)] };
}

/** What the report lacks of the letter, and what nobody could ask its sender. */
function lacking({ isCut }: Letter, { attributes }: Category): Remark[] {
  const asked = attributes.filter(({ required }) => required).map(({ question }) => question);
  const said = (language: Language) => asked.map((question) => question[language]).join(' ');
  return [
    ...(isCut ? [remarkOf({ code: 'intake.letter-cut', details: { limit: longestText } })] : []),
    ...(asked.length > 0
      ? [remarkOf({ code: 'intake.letter-unasked', details: { questions: { vi: said('vi'), en: said('en') } } })]
      : []),
  ];
}
