import { z } from 'zod';
import type { Tx } from '../../../../kernel/db/db.ts';
import { sql } from '../../../../kernel/db/db.ts';
import type { ReceivedFile } from '../../../../kernel/files/store.ts';
import { say } from '../../../../kernel/http/language.ts';
import { FieldsRefused } from '../../../../kernel/http/problems.ts';
import { publicActor } from '../../../../kernel/identity/actor.ts';
import type { Language } from '../../../../kernel/messages.ts';
import { invalid, notFound } from '../../../../kernel/refusal.ts';
import type { Services } from '../../../../kernel/services.ts';
import { dayOf, type Instant } from '../../../../kernel/time.ts';
import { areasWithin } from '../../../../kernel/work/list.ts';
import type { Attribute, Category } from '../../categories/contract.ts';
import { type Answers, type Filed, longestText, NewReport, type PhotoId, Reporter } from '../../contract.ts';
import { fileReport } from '../../server/file-report.ts';
import { keepPhoto } from '../../server/photos.ts';
import { readSettings } from '../../server/settings.ts';
import { demandPace } from '../../server/throttle-intake.ts';
import type { FiledRequest, Jurisdiction } from '../contract.ts';
import type { Form } from '../form.ts';
import { open311Messages } from '../messages.ts';

export interface Sending {
  form: Form;
  /** Pictures that came with it, not yet kept. */
  pictures: readonly ReceivedFile[];
  /** The account whose key was shown: what it sends is counted together. */
  keyOf: string;
  category: Category;
  jurisdiction: Jurisdiction | null;
  language: Language;
  /** Whether a picture that was named could not be had. */
  isMediaMissing: boolean;
}

/** One key stands for all who use its program. */
const manyPeople = 20;

/** POST Service Request, in one transaction: all of it or nothing. */
export async function fileRequest(
  tx: Tx,
  services: Pick<Services, 'files' | 'secret'>,
  sending: Sending,
  at: Instant,
): Promise<FiledRequest> {
  const { form, pictures, keyOf, category, jurisdiction, language } = sending;
  const settings = await readSettings(tx);
  const pace = { ...settings, perAddress: settings.perAddress * manyPeople };
  await demandPace(tx, { secret: services.secret, who: { account: `open311 ${keyOf}` } }, pace, at);
  const photoIds: PhotoId[] = [];
  for (const picture of pictures) {
    photoIds.push(await keepPhoto(tx, services.files, picture, { reportId: null, kind: 'before' }, at));
  }
  const read = NewReport.safeParse({
    category: category.code,
    text: textOf(form, category),
    ...(await placeOf(tx, form)),
    answers: answersOf(category.attributes, form.attributes),
    reporter: reporterOf(form),
    photoIds,
    language,
  });
  if (!read.success) throw new FieldsRefused('body', read.error.issues);
  const filed = await fileReport(
    tx,
    services,
    publicActor,
    { report: read.data, channel: 'open311', channelRef: keyOf },
    at,
  );
  if (jurisdiction !== null) await demandWithin(tx, filed, jurisdiction);
  return answerOf(filed, sending, await isRestricted(tx, filed.id));
}

function textOf({ fields }: Form, { name }: Category): string {
  const text = fields.description?.trim() ?? name.vi;
  if ([...text].length > longestText) throw invalid('open311.description-too-long', { limit: longestText });
  return text;
}

/** lat and long, or the identifier of a known place, or words; words may stand beside either. */
async function placeOf(
  tx: Tx,
  { fields }: Form,
): Promise<Partial<Pick<NewReport, 'position' | 'placeId' | 'address'>>> {
  const { lat, long, address_string: words, address_id: placeId } = fields;
  if ((lat === undefined) !== (long === undefined)) throw invalid('open311.location-half');
  if (lat === undefined && words === undefined && placeId === undefined) throw invalid('open311.location-missing');
  const position =
    lat === undefined || long === undefined
      ? {}
      : {
          position: {
            type: 'Point' as const,
            coordinates: [readNumber(long, 'long'), readNumber(lat, 'lat')] as [number, number],
          },
        };
  if (placeId !== undefined && !(await isPlace(tx, placeId))) {
    throw invalid('open311.address-unknown', { id: placeId.slice(0, 100) });
  }
  return {
    ...position,
    ...(placeId === undefined ? {} : { placeId }),
    ...(words === undefined ? {} : { address: words.trim().slice(0, 300) }),
  };
}

const IsPlaceRow = z.object({});

async function isPlace(tx: Tx, id: string): Promise<boolean> {
  if (!z.uuid().safeParse(id).success) return false;
  return (await tx.rows(IsPlaceRow, sql`select from place where id = ${id}`)).length > 0;
}

export function readNumber(text: string, field: string): number {
  const given = text.trim();
  const number = Number(given);
  if (!/^[+-]?\d{1,5}(\.\d{1,20})?$/.test(given) || !Number.isFinite(number)) {
    throw invalid('open311.number-unreadable', { field });
  }
  return number;
}

/** As the questions of the category take them: several values only where several may be chosen. */
function answersOf(attributes: readonly Attribute[], given: Form['attributes']): Answers {
  const kinds = new Map(attributes.map(({ code, kind }) => [code, kind]));
  return Object.fromEntries(
    Object.entries(given).map(([code, values]) => {
      const [first = ''] = values;
      return [code, kinds.get(code) === 'multivaluelist' ? [...values] : first];
    }),
  );
}

/** Vietnamese names begin with the family name. */
function reporterOf({ fields }: Form): Reporter | undefined {
  const { first_name: first, last_name: last, email, phone } = fields;
  const name = [last, first]
    .filter((part) => part !== undefined)
    .join(' ')
    .trim();
  if (name === '' && email === undefined && phone === undefined) return undefined;
  const given = { ...(name === '' ? {} : { name }), email: email?.trim(), phone: phone?.trim() };
  const read = Reporter.safeParse(given);
  if (read.success) return read.data;
  throw invalid('open311.contact-unreadable', { field: String(read.error.issues[0]?.path[0] ?? 'email') });
}

/** Words, or a place nobody has an area of, do not tell: whoever looks at the report finds out. */
async function demandWithin(tx: Tx, { area }: Filed, { areaId, name }: Jurisdiction): Promise<void> {
  if (area === null) return;
  const within = await tx.rows(
    IsPlaceRow,
    sql`select from (${areasWithin(areaId)}) as inside where inside.id = ${area.id}::uuid`,
  );
  if (within.length === 0) throw invalid('open311.outside-jurisdiction', { name });
}

const RestrictedRow = z.object({ restricted: z.boolean() });

async function isRestricted(tx: Tx, id: string): Promise<boolean> {
  const found = await tx.row(RestrictedRow, sql`select restricted from report where id = ${id}`);
  if (found === undefined) throw notFound('open311.request-unknown', { id });
  return found.restricted;
}

/**
 * The identifier, except where the matter is for named people alone: of a category that always is, nothing is told (a black
 * box, as its service says); what turned out to be one by its words gets a token, which its sender alone can turn into it.
 */
function answerOf(filed: Filed, { category, language, isMediaMissing }: Sending, restricted: boolean): FiledRequest {
  const tell = (key: keyof typeof open311Messages, values = {}) => say(open311Messages[key], language, values);
  const notice = [
    restricted
      ? tell('open311.restricted')
      : filed.referral === null
        ? tell('open311.with-agency', { agency: filed.owner.name })
        : tell('open311.referred', filed.referral),
    ...(filed.expectedAt === null ? [] : [tell('open311.expected', { day: dayOf(filed.expectedAt) })]),
    ...(filed.explanation === null || restricted ? [] : [filed.explanation[language]]),
    ...filed.notes.map((note) => note[language]),
    ...(isMediaMissing ? [tell('open311.media-not-taken')] : []),
  ];
  const named = restricted
    ? category.restricted
      ? {}
      : { token: `${filed.number}-${filed.followCode}` }
    : { service_request_id: filed.number };
  return { ...named, service_notice: notice.join(' '), account_id: null };
}
