import { z } from 'zod';
import { AreaId } from '../../../kernel/areas/contract.ts';
import { Day } from '../../../kernel/time.ts';

export const JurisdictionCode = z
  .string()
  .regex(/^[a-z0-9]([a-z0-9.-]{0,98}[a-z0-9])?$/)
  .describe('By custom the address of its website: laocai.gov.vn.');

/** A city served by the Open311 endpoint. */
export const Jurisdiction = z
  .object({
    id: JurisdictionCode,
    name: z.string().trim().min(1).max(200),
    areaId: AreaId.describe('What lies in this area, at any depth, is its matter.'),
    closedFrom: Day.nullable().describe(
      'From this day on it takes nothing any more; what was filed can still be read.',
    ),
  })
  .meta({ id: 'Open311Jurisdiction' });
export type Jurisdiction = z.infer<typeof Jurisdiction>;
export const JurisdictionTerms = Jurisdiction.omit({ id: true }).meta({ id: 'Open311JurisdictionTerms' });
export type JurisdictionTerms = z.infer<typeof JurisdictionTerms>;

// Field names are those of the standard.
export const Open311Errors = z
  .array(z.object({ code: z.int(), description: z.string() }))
  .meta({ id: 'Open311Errors' });

export const Service = z
  .object({
    service_code: z.string(),
    service_name: z.string(),
    description: z.string().nullable(),
    metadata: z.boolean().describe('Whether the definition has questions to ask.'),
    type: z.enum(['realtime', 'batch', 'blackbox']),
    keywords: z.string(),
    group: z.string().nullable(),
  })
  .meta({ id: 'Open311Service' });
export type Service = z.infer<typeof Service>;

export const ServiceDefinition = z
  .object({
    service_code: z.string(),
    attributes: z.array(
      z.object({
        variable: z.boolean(),
        code: z.string(),
        datatype: z.enum(['string', 'number', 'datetime', 'text', 'singlevaluelist', 'multivaluelist']),
        required: z.boolean(),
        datatype_description: z.string().nullable(),
        order: z.int(),
        description: z.string(),
        values: z.array(z.object({ key: z.string(), name: z.string() })).optional(),
      }),
    ),
  })
  .meta({ id: 'Open311ServiceDefinition' });
export type ServiceDefinition = z.infer<typeof ServiceDefinition>;

const W3cDate = z.string().describe('W3C date and time with its zone.');
export const ServiceRequest = z
  .object({
    service_request_id: z.string(),
    status: z.enum(['open', 'closed']),
    status_notes: z.string().nullable(),
    service_name: z.string(),
    service_code: z.string(),
    description: z.string().nullable().describe('As moderated; null until then.'),
    agency_responsible: z.string().nullable(),
    service_notice: z.string().nullable(),
    requested_datetime: W3cDate,
    updated_datetime: W3cDate,
    expected_datetime: W3cDate.nullable().describe('The deadline as it stands.'),
    address: z.string().nullable(),
    address_id: z.string().nullable(),
    zipcode: z.string().nullable(),
    lat: z.number().nullable(),
    long: z.number().nullable(),
    media_url: z.string().nullable(),
    notes: z
      .array(z.object({ datetime: W3cDate, type: z.string(), description: z.string() }))
      .optional()
      .describe('With extensions=true: what happened to it.'),
    extended_attributes: z
      .object({
        channel: z.string(),
        area: z.string().nullable(),
        weight: z.int().describe('How many reported it.'),
        duplicate_of: z.string().nullable(),
        late: z.boolean(),
        photos: z.array(z.object({ media_url: z.string(), title: z.string() })),
      })
      .optional()
      .describe('With extensions=true.'),
  })
  .meta({ id: 'Open311Request' });
export type ServiceRequest = z.infer<typeof ServiceRequest>;

export const FiledRequest = z
  .object({
    service_request_id: z.string().optional(),
    token: z.string().optional().describe('In place of the identifier where the matter takes another way.'),
    service_notice: z.string(),
    account_id: z.null(),
  })
  .meta({ id: 'Open311Filed' });
export type FiledRequest = z.infer<typeof FiledRequest>;
export const TokenAnswer = z.object({ service_request_id: z.string(), token: z.string() }).meta({ id: 'Open311Token' });

const text = (most: number, meaning: string) => z.string().max(most).optional().describe(meaning);
const JurisdictionParameter = text(200, 'Needed where the endpoint serves several.');
const Extended = {
  extensions: z.string().max(100).optional().describe('true: with the fields and filters of the community.'),
  language: text(10, 'With extensions=true: vi or en.'),
};

export const AnyQuery = z.object({ jurisdiction_id: JurisdictionParameter, ...Extended });
export const RequestsQuery = AnyQuery.extend({
  service_request_id: text(20_000, 'Several parted by commas; overrides all other filters.'),
  service_code: text(4000, 'Several parted by commas.'),
  start_date: text(40, 'Requested at this moment or later.'),
  end_date: text(40, 'Requested at this moment or before; not more than 90 days after start_date.'),
  status: text(40, 'open, closed, or both parted by a comma.'),
  page: text(10, 'From 1.'),
  page_size: text(10, 'At most 1000, as many as come when nobody says.'),
  lat: text(30, 'With extensions=true: near this point.'),
  long: text(30, 'With extensions=true: near this point.'),
  radius: text(30, 'With extensions=true: so near, in metres; 500 when nobody says, at most 5000.'),
  updated_after: text(40, 'With extensions=true: changed at this moment or later.'),
});
export type RequestsQuery = z.infer<typeof RequestsQuery>;
