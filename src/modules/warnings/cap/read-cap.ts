import { SaxesParser } from 'saxes';
import { z } from 'zod';
import { invalid } from '../../../kernel/refusal.ts';
import { Instant } from '../../../kernel/time.ts';
import { WarningTerms, type Words } from '../contract.ts';
import { fromCap } from './codes.ts';
import { capNamespace } from './write-cap.ts';

interface Node {
  name: string;
  text: string;
  children: Node[];
}

export interface CapAlert {
  sender: string;
  identifier: string;
  sentAt: Instant;
  kind: 'alert' | 'update' | 'cancel';
  note: string | null;
  references: { sender: string; identifier: string }[];
  /** Null where the alert only calls off another. */
  terms: WarningTerms | null;
}

const deepest = 12;

/**
 * Reads a CAP 1.2 alert meant for the public. What it does not say that we need, and what it says that CAP does not know,
 * is refused with the element's name; a document type, and with it entities, is refused before anything is expanded.
 */
export function readCap(xml: string): CapAlert {
  const alert = treeOf(xml);
  if (alert.name !== 'alert') throw invalid('warnings.cap-not-alert');
  const kind = oneOf(alert, 'msgType', ['alert', 'update', 'cancel'] as const);
  if (oneOf(alert, 'scope', ['public', 'restricted', 'private'] as const) !== 'public')
    throw invalid('warnings.cap-not-public');
  const sender = demanded(alert, 'sender', 200);
  return {
    sender,
    identifier: demanded(alert, 'identifier', 200),
    sentAt: timeOf(alert, 'sent') ?? missing('sent'),
    kind,
    note: textOf(alert, 'note', 500),
    references: referencesOf(textOf(alert, 'references', 4000)),
    terms: kind === 'cancel' ? null : termsOf(alert),
  };
}

/** All of `info` speak of one event, each in its language; what they have in common is read from the first. */
function termsOf(alert: Node): WarningTerms {
  const infos = alert.children.filter(({ name }) => name === 'info');
  const [first] = infos;
  if (first === undefined) throw invalid('warnings.cap-element-missing', { element: 'info' });
  const languageOf = (info: Node) => (textOf(info, 'language', 20) ?? 'en').toLowerCase();
  const inVietnamese = infos.find((info) => languageOf(info).startsWith('vi'));
  const inEnglish = infos.find((info) => languageOf(info).startsWith('en'));
  const words = (name: string, longest: number): Words => ({
    vi: inVietnamese === undefined ? null : textOf(inVietnamese, name, longest),
    en: inEnglish === undefined ? null : textOf(inEnglish, name, longest),
  });
  if (inVietnamese === undefined && inEnglish === undefined) throw invalid('warnings.cap-language-unknown');
  const sometimes = (name: string) => {
    const said = words(name, 4000);
    return said.vi === null && said.en === null ? null : said;
  };
  const event = words('event', 100);
  const headline = words('headline', 160);
  const areas = first.children.filter(({ name }) => name === 'area');
  const polygons = areas.flatMap((area) => [...all(area, 'polygon').map(ringOf), ...all(area, 'circle').map(circleOf)]);
  const parsed = WarningTerms.safeParse({
    purpose: oneOf(alert, 'status', ['actual', 'exercise', 'test'] as const),
    categories: all(first, 'category').map(fromCap),
    event,
    headline: { vi: headline.vi ?? event.vi, en: headline.en ?? event.en },
    description: sometimes('description'),
    instruction: sometimes('instruction'),
    responses: all(first, 'responseType').map(fromCap),
    urgency: fromCap(demanded(first, 'urgency', 40)),
    severity: fromCap(demanded(first, 'severity', 40)),
    certainty: fromCap(demanded(first, 'certainty', 40)),
    effectiveAt: timeOf(first, 'effective') ?? timeOf(alert, 'sent'),
    onsetAt: timeOf(first, 'onset'),
    expiresAt: timeOf(first, 'expires') ?? missing('expires'),
    areaWords:
      areas
        .map((area) => textOf(area, 'areaDesc', 200))
        .filter(Boolean)
        .join('; ')
        .slice(0, 500) || null,
    outline: polygons.length === 0 ? null : { type: 'MultiPolygon', coordinates: polygons.map((ring) => [ring]) },
    web: textOf(first, 'web', 1000),
    contact: textOf(first, 'contact', 300),
  });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw invalid('warnings.cap-element-invalid', { element: elementOf(issue?.path[0]) });
}

const elementNames: Readonly<Record<string, string>> = { categories: 'category', responses: 'responseType' };
const elementOf = (field: PropertyKey | undefined): string => elementNames[String(field)] ?? String(field ?? 'info');

/** `lat,lon lat,lon …`, closed. */
function ringOf(text: string): [number, number][] {
  const ring = text
    .trim()
    .split(/\s+/)
    .map((pair): [number, number] => {
      const [lat = Number.NaN, lon = Number.NaN] = pair.split(',').map(Number);
      return [lon, lat];
    });
  const [first] = ring;
  const last = ring.at(-1);
  const isOnEarth = ring.every(([lon, lat]) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90);
  if (ring.length < 4 || ring.length > 2000 || !isOnEarth || String(first) !== String(last))
    throw invalid('warnings.cap-element-invalid', { element: 'polygon' });
  return ring;
}

const corners = 48;
const kmPerDegree = 111.195;

/** `lat,lon radius`, the radius in kilometres: drawn with as many corners as nobody tells from round. */
function circleOf(text: string): [number, number][] {
  const [centre = '', radiusText = ''] = text.trim().split(/\s+/);
  const [lat = Number.NaN, lon = Number.NaN] = centre.split(',').map(Number);
  const radius = radiusText === '' ? Number.NaN : Number(radiusText);
  const isOnEarth = Math.abs(lat) <= 85 && Math.abs(lon) <= 180 && radius >= 0 && radius <= 2000;
  if (!isOnEarth) throw invalid('warnings.cap-element-invalid', { element: 'circle' });
  const reach = Math.max(radius, 0.05) / kmPerDegree; // a point is fifty metres around it
  const ring = Array.from({ length: corners }, (_, i): [number, number] => {
    const angle = (2 * Math.PI * i) / corners;
    return [lon + (reach * Math.cos(angle)) / Math.cos((lat * Math.PI) / 180), lat + reach * Math.sin(angle)];
  });
  const [first] = ring;
  return first === undefined ? ring : [...ring, first];
}

const referencesOf = (text: string | null): { sender: string; identifier: string }[] =>
  (text ?? '')
    .split(/\s+/)
    .map((reference) => reference.split(','))
    .flatMap(([sender, identifier]) => (sender && identifier ? [{ sender, identifier }] : []));

const all = ({ children }: Node, name: string): string[] =>
  children.filter((child) => child.name === name).map(({ text }) => text.trim());

function textOf(node: Node, name: string, longest: number): string | null {
  const text = all(node, name)[0] ?? '';
  if (text.length > longest) throw invalid('warnings.cap-element-long', { element: name, limit: longest });
  return text === '' ? null : text;
}

const demanded = (node: Node, name: string, longest: number): string => textOf(node, name, longest) ?? missing(name);

function missing(name: string): never {
  throw invalid('warnings.cap-element-missing', { element: name });
}

function oneOf<const Word extends string>(node: Node, name: string, known: readonly Word[]): Word {
  const word = fromCap(demanded(node, name, 40));
  const found = known.find((one) => one === word);
  if (found === undefined) throw invalid('warnings.cap-element-invalid', { element: name });
  return found;
}

const CapTime = z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString() as Instant);

function timeOf(node: Node, name: string): Instant | null {
  const text = textOf(node, name, 40);
  if (text === null) return null;
  const read = CapTime.safeParse(text.replace(/-00:00$/, 'Z'));
  if (!read.success) throw invalid('warnings.cap-element-invalid', { element: name });
  return Instant.parse(read.data);
}

/** The elements of CAP's own namespace; others, as signatures, are left out with all that is in them. */
function treeOf(xml: string): Node {
  const parser = new SaxesParser({ xmlns: true });
  const root: Node = { name: '', text: '', children: [] };
  const open: (Node | null)[] = [root];
  const broken = () => invalid('warnings.cap-unreadable');
  parser.on('doctype', () => {
    throw broken();
  });
  parser.on('error', () => {
    throw broken();
  });
  parser.on('opentag', ({ local, uri }) => {
    if (open.length > deepest) throw broken();
    const outer = open.at(-1);
    const node = uri === capNamespace && outer ? { name: local, text: '', children: [] } : null;
    if (node !== null) outer?.children.push(node);
    open.push(node);
  });
  parser.on('closetag', () => void open.pop());
  const take = (text: string) => {
    const inner = open.at(-1);
    if (inner) inner.text += text;
  };
  parser.on('text', take);
  parser.on('cdata', take);
  parser.write(xml).close();
  const [alert] = root.children;
  if (alert === undefined) throw invalid('warnings.cap-not-alert');
  return alert;
}
