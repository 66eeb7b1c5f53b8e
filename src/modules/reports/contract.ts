import { z } from 'zod';
import { AreaId } from '../../kernel/areas/contract.ts';
import { idSchema } from '../../kernel/brand.ts';
import { Point } from '../../kernel/geo/contract.ts';
import { OrganisationId } from '../../kernel/organisations/contract.ts';
import { Instant } from '../../kernel/time.ts';
import { WorkItemId } from '../../kernel/work/contract.ts';
import { CategoryCode, CategoryId } from './categories/contract.ts';
import { ReportState } from './states.ts';

export { ReportState, reportStates } from './states.ts';

export const ReportId = idSchema('ReportId');
export type ReportId = z.infer<typeof ReportId>;
export const PhotoId = idSchema('ReportPhoto');
export type PhotoId = z.infer<typeof PhotoId>;

/** As people cite it. */
export const ReportNumber = z
  .string()
  .regex(/^PA-\d{4}-\d{6,12}$/)
  .describe('PA-2026-000123');
export type ReportNumber = z.infer<typeof ReportNumber>;

/** What a reporter follows a report by: its number and their code, `PA-2026-000123-k7mp-2xqd-…`. */
export const FollowKey = z
  .string()
  .trim()
  .regex(/^PA-\d{4}-\d{6,12}(-[a-z0-9]{4}){4}$/i)
  .describe('The number of the report, a hyphen, and the follow-up code.');
export type FollowKey = z.infer<typeof FollowKey>;

/** The longest description taken, in characters. */
export const longestText = 4000;
export const mostPhotos = 5;

/** What was said: an ordinary report, or what the law has a channel of its own for (khiếu nại, tố cáo). */
export const reportKinds = ['report', 'complaint', 'denunciation'] as const;
export const ReportKind = z.enum(reportKinds);
export type ReportKind = z.infer<typeof ReportKind>;

/** Through which door it came; further doors bring words of their own. */
export const Channel = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/);
export type Channel = z.infer<typeof Channel>;

export const publications = ['waiting', 'public', 'withheld'] as const;
export const Publication = z
  .enum(publications)
  .describe('Waiting for moderation, public, or withheld from the public.');
export type Publication = z.infer<typeof Publication>;

export const filedFor = ['phone', 'desk', 'letter', 'other'] as const;
export const FiledFor = z.enum(filedFor);

const Named = z.object({ id: z.uuid(), name: z.string() });
const Words = z.object({ vi: z.string(), en: z.string() });

/** Who said it; all of it is optional, and none of it is ever in a list, an event, an export or a log. */
export const Reporter = z.object({
  name: z.string().trim().min(1).max(200).nullish(),
  phone: z
    .string()
    .trim()
    .regex(/^\+?[\d\s().-]{6,24}$/)
    .nullish(),
  email: z.email().max(254).nullish(),
});
export type Reporter = z.infer<typeof Reporter>;

/** What the reporter reads of a decision. */
export const Reason = z.string().trim().min(10).max(2000);
/** Another agency than those of the city. */
export const Agency = z.string().trim().min(2).max(200);

const Answer = z.union([z.string().max(4000), z.number(), z.boolean(), z.array(z.string().max(200)).max(100)]);
export const Answers = z
  .record(z.string().max(60), Answer)
  .describe('To the questions of the category, by their code.');
export type Answers = z.infer<typeof Answers>;

export const NewReport = z
  .object({
    clientId: z
      .uuid()
      .optional()
      .describe('Made by the device: the same report sent again, however late, is still one and gets the same answer.'),
    category: CategoryCode,
    text: z.string().trim().min(1).max(longestText, { error: 'reports.text-too-long' }),
    position: Point.optional(),
    placeId: z.uuid().optional().describe('A known place.'),
    address: z.string().trim().min(1).max(300).optional().describe('Where, in words.'),
    answers: Answers.default({}),
    photoIds: z.array(PhotoId).max(mostPhotos).default([]).describe('Of photos sent before.'),
    reporter: Reporter.optional().describe('Only who wants an answer says who they are.'),
    language: z.enum(['vi', 'en']).default('vi').describe('In which to answer.'),
    repeatOf: ReportId.optional().describe('The reporter says that it is the same as this one.'),
    worse: z
      .boolean()
      .optional()
      .describe('The reporter says that what they repeat has got worse, or was never put right.'),
  })
  .meta({ id: 'NewReport' });
export type NewReport = z.output<typeof NewReport>;

/** Taken down by staff for somebody. */
export const NewReportFor = NewReport.extend({
  filedFor: FiledFor,
  reportedAt: Instant.optional().describe(
    'When it was said, if it was not now; not further back than the city allows.',
  ),
}).meta({ id: 'NewReportFor' });
export type NewReportFor = z.output<typeof NewReportFor>;

export const ReportSummary = z
  .object({
    id: ReportId,
    number: ReportNumber,
    state: ReportState,
    kind: ReportKind,
    category: z.object({ id: CategoryId, code: CategoryCode, vi: z.string(), en: z.string(), icon: z.string() }),
    text: z.string().nullable().describe('For the public the text as moderated; null where there is none.'),
    address: z.string().nullable(),
    position: Point.nullable(),
    area: Named.nullable(),
    owner: Named,
    channel: Channel,
    reportedAt: Instant.describe('When it was said.'),
    filedAt: Instant.describe('When it came into the system.'),
    expectedAt: Instant.nullable().describe('By when it is to be done, as it stands now.'),
    late: z.boolean().describe('Past that, as of the answer, and not done; or done after it.'),
    weight: z.int().describe('How many reported it: itself and its repeats.'),
    repeatOf: z.object({ id: ReportId, number: ReportNumber }).nullable(),
    publication: Publication,
    rating: z.int().min(1).max(5).nullable(),
    photos: z.int().describe('Photos that the asker may see.'),
    synthetic: z.boolean().describe('Made up, for trying the system out.'),
    changedAt: Instant,
    version: z.int(),
  })
  .meta({ id: 'ReportSummary' });
export type ReportSummary = z.infer<typeof ReportSummary>;

/** Lists come newest first, by when it was said. */
export const ReportFilter = z.object({
  state: ReportState.optional(),
  open: z.stringbool().optional().describe('Neither done nor closed.'),
  category: CategoryCode.optional(),
  owner: OrganisationId.optional(),
  area: AreaId.optional().describe('The area and everything in it.'),
  box: z
    .string()
    .regex(/^-?\d{1,3}(\.\d+)?(,-?\d{1,3}(\.\d+)?){3}$/)
    .transform((text) => text.split(',').map(Number) as [number, number, number, number])
    .refine(([west, south, east, north]) => west < east && south < north, { error: 'reports.box-empty' })
    .optional()
    .describe('west,south,east,north in degrees.'),
  from: Instant.optional().describe('Said at this instant or later.'),
  until: Instant.optional().describe('Said before it.'),
  channel: Channel.optional(),
  publication: Publication.optional(),
  late: z.stringbool().optional().describe('Open and past the expected date.'),
  repeats: z.stringbool().optional().describe('False leaves out what was linked to an earlier report.'),
});
export type ReportFilter = z.infer<typeof ReportFilter>;

export const ReportPage = z.object({ items: z.array(ReportSummary), next: z.string().nullable() });
export type ReportPage = z.infer<typeof ReportPage>;
export const ReportCount = z
  .object({ count: z.int(), exact: z.boolean().describe('False where there are more than the count says.') })
  .meta({ id: 'ReportCount' });
export type ReportCount = z.infer<typeof ReportCount>;

export const photoKinds = ['before', 'after'] as const;
export const ReportPhoto = z.object({
  id: PhotoId,
  kind: z.enum(photoKinds).describe('Of what was seen, or of what was done about it.'),
  publication: Publication,
  widthPx: z.int().nullable(),
  heightPx: z.int().nullable(),
});
export type ReportPhoto = z.infer<typeof ReportPhoto>;

/** What happened, as the reporter and the public read it. `kind` names a sentence `reports.update.<kind>`. */
export const ReportUpdate = z.object({
  id: z.uuid(),
  kind: z.string(),
  reason: z.string().nullable(),
  data: z.record(z.string(), z.unknown()).describe('Names of organisations and categories, instants; never persons.'),
  at: Instant,
});
export type ReportUpdate = z.infer<typeof ReportUpdate>;

const reportActs = [
  'accept',
  'start',
  'finish',
  'check',
  'return',
  'refuse',
  'refer',
  'reject',
  'reroute',
  'take-over',
  'recategorise',
  'move',
  'link',
  'unlink',
  'photo',
] as const;
export const ReportAct = z.enum(reportActs);
export type ReportAct = z.infer<typeof ReportAct>;

const ReportDetail = {
  answers: Answers,
  place: Named.nullable(),
  positionNote: z.enum(['near-water', 'near-border']).nullable(),
  explanation: Words.nullable().describe('How the expected date was computed.'),
  acceptDueAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  closesAt: Instant.nullable().describe('While it waits to be checked: when it is closed by itself if nobody objects.'),
  outcome: z
    .object({
      kind: z.enum(['done', 'referred', 'rejected']),
      reason: z.string().nullable(),
      agency: z.string().nullable(),
    })
    .nullable()
    .describe('How it ended; with the agency it was referred to.'),
  reopened: z.int(),
  photoItems: z.array(ReportPhoto),
  updates: z.array(ReportUpdate),
};

export const Report = ReportSummary.extend({
  ...ReportDetail,
  restricted: z.boolean(),
  inside: z.boolean().describe('Whether the asker sees it as those who work on it do.'),
  workItemId: WorkItemId.nullable(),
  filedFor: FiledFor.nullable(),
  repeats: z.array(z.object({ id: ReportId, number: ReportNumber, reportedAt: Instant })),
  candidates: z.array(Named.extend({ distanceM: z.int() })).describe('Organisations across a near border.'),
  hasReporter: z.boolean().describe('Whether there is somebody to call back.'),
  owesAfterPhoto: z
    .boolean()
    .describe('Whether it takes a photo of the result before it can be finished, and there is none yet.'),
  acts: z.array(ReportAct).describe('What the asker may do now.'),
}).meta({ id: 'Report' });
export type Report = z.infer<typeof Report>;

/** What somebody with the follow-up code sees: their own report, with what they said. */
export const FollowedReport = ReportSummary.omit({ publication: true })
  .extend({
    ...ReportDetail,
    mayRateUntil: Instant.nullable().describe('Until then the reporter may rate it; null when it is not the time.'),
    byMail: z.boolean().describe('Whether each step is told by mail.'),
    lawful: Words.nullable().describe('For a complaint or a denunciation: which way the law provides.'),
  })
  .meta({ id: 'FollowedReport' });
export type FollowedReport = z.infer<typeof FollowedReport>;

/** One of what somebody signed in has reported, as their list shows it. */
export const OwnReport = FollowedReport.pick({
  id: true,
  number: true,
  state: true,
  category: true,
  text: true,
  area: true,
  owner: true,
  reportedAt: true,
  expectedAt: true,
  explanation: true,
  late: true,
  weight: true,
  rating: true,
})
  .extend({ followPath: z.string() })
  .meta({ id: 'OwnReport' });
export type OwnReport = z.infer<typeof OwnReport>;

export const Filed = z
  .object({
    id: ReportId,
    number: ReportNumber,
    followCode: z.string().describe('Only the reporter gets it, and only now: whoever has it follows the report.'),
    followPath: z.string().describe('The same as a path of this site.'),
    state: ReportState,
    owner: Named,
    area: Named.nullable(),
    expectedAt: Instant.nullable(),
    explanation: Words.nullable(),
    referral: z
      .object({ agency: z.string(), reason: z.string() })
      .nullable()
      .describe('By a rule it is not the city’s: the agency it was referred to at once, and why.'),
    notes: z
      .array(z.object({ code: z.string(), vi: z.string(), en: z.string() }))
      .describe('What the reporter should know.'),
  })
  .meta({ id: 'FiledReport' });
export type Filed = z.infer<typeof Filed>;

const nothing = z.object({});
/** What each act is told. All take `If-Match` with the version that was read. */
export const reportActBodies = {
  accept: nothing,
  start: nothing,
  finish: z.object({ note: z.string().trim().max(2000).optional().describe('What was done, told to the reporter.') }),
  check: nothing,
  return: z.object({ reason: Reason }),
  refuse: z.object({ reason: Reason }),
  refer: z.object({ agency: Agency, reason: Reason }),
  reject: z.object({ reason: Reason }),
  reroute: z.object({ ownerId: OrganisationId, reason: Reason }),
  'take-over': nothing,
  recategorise: z.object({
    category: CategoryCode,
    reason: Reason.optional().describe('Owed where the reporter would wait longer; told to the reporter.'),
  }),
  move: z.object({ position: Point, reason: Reason }),
  link: z.object({ mainId: ReportId.describe('The earlier report that it repeats.') }),
  unlink: z.object({ reason: Reason }),
} as const;
export type ReportActName = keyof typeof reportActBodies;
export type ReportActBody<A extends ReportActName> = z.output<(typeof reportActBodies)[A]>;

export const Rating = z.object({
  stars: z.int().min(1).max(5),
  comment: z.string().trim().max(1000).optional().describe('Told to those who work on it; never public.'),
});
export type Rating = z.infer<typeof Rating>;

/** Who to call back. Every look is in the trail. */
export const ReporterView = z
  .object({
    name: z.string().nullable(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    language: z.enum(['vi', 'en']),
    erasedAt: Instant.nullable(),
  })
  .meta({ id: 'ReporterOfReport' });
export type ReporterView = z.infer<typeof ReporterView>;
