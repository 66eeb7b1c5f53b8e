import { element, type Xml, xmlDocument } from '../../../kernel/feeds/xml.ts';
import type { Instant } from '../../../kernel/time.ts';
import type { Warning } from '../contract.ts';
import { toCap } from './codes.ts';

export const capType = 'application/cap+xml; charset=utf-8';
export const capNamespace = 'urn:oasis:names:tc:emergency:cap:1.2';

interface Reference {
  sender: string;
  identifier: string;
  sentAt: Instant | null;
}

export interface CapSetting {
  senderName: string;
  /** The page that says the same. */
  page: string;
  /** What the warning takes the place of. */
  replaces: Reference | null;
}

/** The warning as a CAP 1.2 alert; one that was called off as the `Cancel` that says so. */
export function writeCap(warning: Warning, setting: CapSetting): string {
  const isCancelled = warning.state === 'cancelled';
  const kind = isCancelled ? 'Cancel' : setting.replaces === null ? 'Alert' : 'Update';
  const reference = isCancelled ? warning : setting.replaces;
  return xmlDocument(
    element(
      'alert',
      { xmlns: capNamespace },
      element('identifier', {}, isCancelled ? `${warning.identifier}:cancelled` : warning.identifier),
      element('sender', {}, warning.sender),
      element('sent', {}, capTime((isCancelled ? warning.endedAt : warning.sentAt) ?? warning.effectiveAt)),
      element('status', {}, toCap(warning.purpose)),
      element('msgType', {}, kind),
      element('scope', {}, 'Public'),
      isCancelled && warning.endReason !== null ? element('note', {}, warning.endReason) : null,
      reference === null ? null : element('references', {}, referenceOf(reference)),
      (['vi', 'en'] as const)
        .filter((language) => warning.event[language] !== null && warning.headline[language] !== null)
        .map((language) => infoOf(warning, language, setting)),
    ),
  );
}

const referenceOf = ({ sender, identifier, sentAt }: Reference): string =>
  `${sender},${identifier},${sentAt === null ? '' : capTime(sentAt)}`;

function infoOf(warning: Warning, language: 'vi' | 'en', { senderName, page }: CapSetting): Xml {
  const { event, headline, description, instruction, onsetAt, contact, web } = warning;
  const told = (name: string, text: string | null | undefined) =>
    text === null || text === undefined ? null : element(name, {}, text);
  return element(
    'info',
    {},
    element('language', {}, language === 'vi' ? 'vi-VN' : 'en'),
    warning.categories.map((category) => element('category', {}, toCap(category))),
    told('event', event[language]),
    warning.responses.map((response) => element('responseType', {}, toCap(response))),
    element('urgency', {}, toCap(warning.urgency)),
    element('severity', {}, toCap(warning.severity)),
    element('certainty', {}, toCap(warning.certainty)),
    element('effective', {}, capTime(warning.effectiveAt)),
    onsetAt === null ? null : element('onset', {}, capTime(onsetAt)),
    element('expires', {}, capTime(warning.expiresAt)),
    warning.received ? null : element('senderName', {}, senderName),
    told('headline', headline[language]),
    told('description', description?.[language]),
    told('instruction', instruction?.[language]),
    element('web', {}, web ?? page),
    told('contact', contact),
    areasOf(warning, senderName),
  );
}

/** An area each for the units, so that a reader can tell them apart; the outline goes with the words about the place. */
function areasOf({ areas, areaWords, outline }: Warning, whole: string): Xml[] {
  const polygons = (outline?.coordinates ?? []).map(([ring = []]) =>
    element('polygon', {}, ring.map(([lon, lat]) => `${lat},${lon}`).join(' ')),
  );
  const words =
    areaWords !== null || polygons.length > 0
      ? [element('area', {}, element('areaDesc', {}, areaWords ?? whole), polygons)]
      : [];
  const units = areas.map(({ name }) => element('area', {}, element('areaDesc', {}, name)));
  const all = [...words, ...units];
  return all.length > 0 ? all : [element('area', {}, element('areaDesc', {}, whole))];
}

/** CAP writes a time with its zone and without parts of a second; `Z` it does not know. */
export const capTime = (at: Instant): string =>
  `${new Date(Date.parse(at) + 7 * 3_600_000).toISOString().slice(0, 19)}+07:00`;
