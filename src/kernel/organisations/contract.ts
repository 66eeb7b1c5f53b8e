import { z } from 'zod';
import { AreaId } from '../areas/contract.ts';
import { idSchema } from '../brand.ts';
import { Day } from '../time.ts';
import { Contact } from './contact-contract.ts';

export const OrganisationId = idSchema('OrganisationId');
export type OrganisationId = z.infer<typeof OrganisationId>;

export const organisationKinds = [
  'party-committee', // cấp ủy: Tỉnh ủy, Thành ủy, Đảng ủy
  'party-body', // ban, văn phòng of a party committee
  'peoples-council', // HĐND
  'peoples-committee', // UBND
  'office', // văn phòng
  'department', // sở, ban, ngành of a province
  'division', // phòng of a commune or of the former city
  'service-centre', // trung tâm
  'management-board', // ban quản lý
  'police',
  'military-command',
  'fatherland-front', // MTTQ
  'mass-organisation', // đoàn thể
  'neighbourhood', // tổ dân phố, thôn
  'other',
] as const;
export const OrganisationKind = z.enum(organisationKinds);
export type OrganisationKind = z.infer<typeof OrganisationKind>;

const Name = z.string().trim().min(1).max(300);

/** Người đứng đầu: the title always, the person's name where it is public. */
export const Head = z.object({ title: Name, personName: Name.nullable() });
export type Head = z.infer<typeof Head>;

/** An organisation as it is on a day: head and areas are those of that day. */
export const Organisation = z.object({
  id: OrganisationId,
  name: z.string(),
  kind: OrganisationKind,
  parentId: OrganisationId.nullable(),
  identifier: z.string().nullable().describe('Electronic identifier (mã định danh).'),
  aliases: z.array(z.string()),
  head: Head.nullable(),
  areaIds: z.array(AreaId).describe('The areas it serves.'),
  validFrom: Day,
  validTo: Day.nullable().describe('First day on which it no longer exists.'),
  legalBasis: z.string().nullable(),
  note: z.string().nullable(),
});
export type Organisation = z.infer<typeof Organisation>;

export const NewOrganisation = z.object({
  name: Name,
  kind: OrganisationKind,
  parentId: OrganisationId.nullable().default(null),
  identifier: Name.nullable().default(null),
  aliases: z.array(Name).max(100).default([]),
  head: Head.nullable().default(null),
  areaIds: z.array(AreaId).max(1000).default([]),
  validFrom: Day,
  validTo: Day.nullable().default(null),
  legalBasis: z.string().max(500).nullable().default(null),
  note: z.string().max(2000).nullable().default(null),
});
export type NewOrganisation = z.input<typeof NewOrganisation>;

export const SuccessionKind = z.enum(['merged', 'split', 'renamed', 'transferred']);
export type SuccessionKind = z.infer<typeof SuccessionKind>;

/** Who took over the work of an organisation that ended. */
export const Succession = z.object({
  fromId: OrganisationId,
  toId: OrganisationId,
  kind: SuccessionKind,
  onDay: Day,
});
export type Succession = z.infer<typeof Succession>;

/** A head's term of office. */
export const HeadTerm = Head.extend({ validFrom: Day, validTo: Day.nullable() });
/** How long it serves an area. */
export const AreaTerm = z.object({ areaId: AreaId, name: z.string(), validFrom: Day, validTo: Day.nullable() });

export const OrganisationWithHistory = Organisation.extend({
  parentName: z.string().nullable(),
  contact: Contact,
  successions: z.array(Succession.extend({ fromName: z.string(), toName: z.string() })),
  successors: z.array(Organisation).describe('Who carries its work on, on the day; itself while it exists.'),
  heads: z.array(HeadTerm).describe('All heads, the latest first.'),
  areas: z.array(AreaTerm).describe('All areas it ever served.'),
});
export type OrganisationWithHistory = z.infer<typeof OrganisationWithHistory>;
