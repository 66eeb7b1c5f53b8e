import { attributeOf, child, childrenNamed, elementsIn, type XmlElement } from './xml.ts';

/** What the reader needs of a Word style; each answer may come from the style it is based on. */
export interface DocxStyle {
  id: string;
  name: string;
  numberId: string | undefined;
  level: number | undefined;
  font: string | undefined;
  capitals: boolean | undefined;
  hidden: boolean | undefined;
}

export interface DocxStyles {
  /** With what it inherits; of the default paragraph style where `id` is undefined. */
  style(id: string | undefined): DocxStyle;
}

const nothing: DocxStyle = {
  id: '',
  name: '',
  numberId: undefined,
  level: undefined,
  font: undefined,
  capitals: undefined,
  hidden: undefined,
};

export function readStyles(xml: string | undefined): DocxStyles {
  const own = new Map<string, DocxStyle & { basedOn: string | undefined }>();
  let defaults = nothing;
  let defaultId: string | undefined;
  for (const element of xml === undefined ? [] : elementsIn(xml, 'styles')) {
    if (element.name === 'docDefaults') defaults = { ...nothing, ...runFormat(child(element, 'rPrDefault', 'rPr')) };
    const id = attributeOf(element, 'styleId');
    if (element.name !== 'style' || id === undefined) continue;
    if (attributeOf(element, 'type') === 'paragraph' && attributeOf(element, 'default') === '1') defaultId = id;
    const level = attributeOf(child(element, 'pPr', 'numPr', 'ilvl'), 'val');
    own.set(id, {
      id,
      name: attributeOf(child(element, 'name'), 'val') ?? '',
      basedOn: attributeOf(child(element, 'basedOn'), 'val'),
      numberId: attributeOf(child(element, 'pPr', 'numPr', 'numId'), 'val'),
      level: level === undefined ? undefined : Number(level),
      ...runFormat(child(element, 'rPr')),
    });
  }

  const resolved = new Map<string, DocxStyle>();
  const resolve = (id: string, below: ReadonlySet<string>): DocxStyle => {
    const known = resolved.get(id);
    if (known) return known;
    const style = own.get(id);
    if (!style || below.has(id)) return defaults;
    const { basedOn, ...itself } = style;
    const base = basedOn === undefined ? defaults : resolve(basedOn, new Set(below).add(id));
    const whole: DocxStyle = {
      ...itself,
      numberId: itself.numberId ?? base.numberId,
      level: itself.level ?? base.level,
      font: itself.font ?? base.font,
      capitals: itself.capitals ?? base.capitals,
      hidden: itself.hidden ?? base.hidden,
    };
    resolved.set(id, whole);
    return whole;
  };
  return { style: (id) => resolve(id ?? defaultId ?? '', new Set()) };
}

export function runFormat(format: XmlElement | undefined): Pick<DocxStyle, 'font' | 'capitals' | 'hidden'> {
  const fonts = child(format, 'rFonts');
  return {
    font: attributeOf(fonts, 'ascii') ?? attributeOf(fonts, 'hAnsi'),
    capitals: onOff(format, 'caps'),
    hidden: onOff(format, 'vanish'),
  };
}

function onOff(format: XmlElement | undefined, name: string): boolean | undefined {
  const [element] = childrenNamed(format, name);
  return element && !['0', 'false', 'off'].includes(attributeOf(element, 'val') ?? '1');
}
