import type { DocxStyles } from './docx-styles.ts';
import { labelOf, type NumberStyle } from './labels.ts';
import { attributeOf, child, childrenNamed, elementsIn, type XmlElement } from './xml.ts';

/**
 * The labels Word writes before numbered paragraphs ("II.", "Điều 3.", "a)"): they are nowhere in the text, but counted
 * from numbering.xml (ECMA-376 part 1, 17.9).
 */
export interface DocxNumbering {
  /** Counts one paragraph and returns its label with the space that follows it; '' where it has none. */
  next(numberId: string, level: number | undefined, styleId: string): string;
}

interface Level {
  start: number;
  format: string;
  text: string;
  /** Counting starts again after a level of at most this depth (counted from 1); 0 for never. */
  restartAfter: number;
  allDecimal: boolean;
  glued: boolean;
  style: string | undefined;
}

interface List {
  /** Lists of one definition go on counting together. */
  definition: string;
  levels: Map<number, Level>;
  startAgain: Map<number, number>;
}

const deepestLevel = 8;

export function readNumbering(xml: string | undefined, styles: DocxStyles): DocxNumbering {
  const definitions = new Map<string, { levels: Map<number, Level>; linked: string | undefined }>();
  const lists = new Map<string, List>();
  for (const element of xml === undefined ? [] : elementsIn(xml, 'numbering')) {
    if (element.name === 'abstractNum') {
      const linked = attributeOf(child(element, 'numStyleLink'), 'val');
      definitions.set(attributeOf(element, 'abstractNumId') ?? '', { levels: readLevels(element), linked });
    } else if (element.name === 'num') {
      const definition = attributeOf(child(element, 'abstractNumId'), 'val') ?? '';
      lists.set(attributeOf(element, 'numId') ?? '', { definition, ...readOverrides(element) });
    }
  }

  const definitionOf = (list: List): string => {
    const linked = definitions.get(list.definition)?.linked;
    const shared = linked === undefined ? undefined : lists.get(styles.style(linked).numberId ?? '');
    return shared?.definition ?? list.definition;
  };
  const counts = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();

  return {
    next(numberId, givenLevel, styleId) {
      const list = lists.get(numberId);
      if (!list) return '';
      const definition = definitionOf(list);
      const levels = new Map([...(definitions.get(definition)?.levels ?? []), ...list.levels]);
      const ofStyle = [...levels].find(([, level]) => styleId !== '' && level.style === styleId)?.[0];
      const depth = Math.min(Math.max(givenLevel ?? ofStyle ?? 0, 0), deepestLevel);
      const level = levels.get(depth);
      if (!level) return '';

      const count = counts.get(definition) ?? [];
      counts.set(definition, count);
      const restart = begun.has(`${numberId} ${depth}`) ? undefined : list.startAgain.get(depth);
      begun.add(`${numberId} ${depth}`);
      const before = count[depth];
      count[depth] = restart ?? (before === undefined ? level.start : before + 1);
      for (let deeper = depth + 1; deeper <= deepestLevel; deeper++) {
        if (depth < (levels.get(deeper)?.restartAfter ?? deeper)) count[deeper] = undefined;
      }
      return written(level, levels, count);
    },
  };
}

function written(level: Level, levels: Map<number, Level>, count: (number | undefined)[]): string {
  if (level.format === 'none' && !level.text.includes('%')) return '';
  const text =
    level.format === 'bullet'
      ? bullet(level.text)
      : level.text.replace(/%([1-9])/g, (_, digit: string) => {
          const depth = Number(digit) - 1;
          const shown = levels.get(depth);
          if (!shown || shown.format === 'none') return '';
          return labelOf(count[depth] ?? shown.start, level.allDecimal ? 'decimal' : numberStyle(shown.format));
        });
  if (text.trim() === '') return '';
  return level.glued ? text : `${text} `;
}

/** Signs of symbol fonts mean nothing outside them; directives know two bullets, "-" and below it "+". */
function bullet(sign: string): string {
  return /^[+*•]$/.test(sign.trim()) ? sign.trim() : '-';
}

const styles: NumberStyle[] = ['decimal', 'decimalZero', 'lowerLetter', 'upperLetter', 'lowerRoman', 'upperRoman'];
const numberStyle = (format: string): NumberStyle => styles.find((style) => style === format) ?? 'decimal';

function readLevels(element: XmlElement): Map<number, Level> {
  return new Map(childrenNamed(element, 'lvl').map((level) => [depthOf(level), readLevel(level)]));
}

const depthOf = (element: XmlElement) => Number(attributeOf(element, 'ilvl') ?? 0);

function readLevel(element: XmlElement): Level {
  const value = (name: string) => attributeOf(child(element, name), 'val');
  const legal = child(element, 'isLgl');
  return {
    start: Number(value('start') ?? 1),
    format: value('numFmt') ?? 'decimal',
    text: value('lvlText') ?? '',
    restartAfter: Number(value('lvlRestart') ?? depthOf(element)),
    allDecimal: legal !== undefined && attributeOf(legal, 'val') !== '0',
    glued: value('suff') === 'nothing',
    style: value('pStyle'),
  };
}

function readOverrides(list: XmlElement): Pick<List, 'levels' | 'startAgain'> {
  const levels = new Map<number, Level>();
  const startAgain = new Map<number, number>();
  for (const override of childrenNamed(list, 'lvlOverride')) {
    const start = attributeOf(child(override, 'startOverride'), 'val');
    if (start !== undefined) startAgain.set(depthOf(override), Number(start));
    const level = child(override, 'lvl');
    if (level) levels.set(depthOf(override), readLevel(level));
  }
  return { levels, startAgain };
}
