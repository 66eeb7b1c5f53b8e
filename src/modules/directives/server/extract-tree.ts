import type { Language } from '../../../kernel/messages.ts';
import type { ReadDeadline, Reading, ReadTarget, ReadTask } from '../reading.ts';
import { extractMessages } from './extract-messages.ts';

type Word = keyof typeof extractMessages;

/** A reading as a person reads it in a terminal: the directive, then its tasks under their headings. */
export function treeOf(file: string, reading: Reading, language: Language, width: number): string {
  const say = (word: Word) => extractMessages[word][language];
  const { number, type, issuer, issuedOn, title } = reading.document;
  const head = [
    type === null ? null : say(`directives.extract-type-${type}`),
    number,
    issuer,
    issuedOn && shownDay(issuedOn),
  ];
  const lines = [head.filter((part) => part !== null).join(' · ') || file];
  if (title !== null) lines.push(...wrap(title, width, ''));
  lines.push(
    `${reading.tasks.length} ${say('directives.extract-tasks')}, ${reading.citations.length} ${say('directives.extract-citations')}`,
  );

  let group: string | null = null;
  for (const task of reading.tasks) {
    if (task.group !== group) {
      group = task.group;
      lines.push('', ...wrap(group ?? say('directives.extract-no-group'), width, ''));
    }
    lines.push(...linesOfTask(task, say, width));
  }
  return `${lines.join('\n')}\n`;
}

function linesOfTask(task: ReadTask, say: (word: Word) => string, width: number): string[] {
  const inner = '      ';
  const field = (word: Word, value: string) => wrap(`${say(word)}: ${value}`, width, inner, `${inner}  `);
  const doubt = task.confidence < 0.5 ? ` (${say('directives.extract-doubtful')})` : '';
  const ownerDoubt = task.ownerConfidence < 0.5 ? ` (${say('directives.extract-doubtful')})` : '';
  return [
    ...wrap(`${task.id}  ${oneLine(task.quote)}${doubt}`, width, '  ', inner),
    ...field(
      'directives.extract-owner',
      (task.owner ?? say('directives.extract-none')) + (task.owner === null ? '' : ownerDoubt),
    ),
    ...(task.partners.length > 0 ? field('directives.extract-partners', task.partners.join('; ')) : []),
    ...field(
      'directives.extract-deadline',
      task.deadline === null ? say('directives.extract-none') : shownDeadline(task.deadline),
    ),
    ...task.targets.flatMap((target) => field('directives.extract-target', shownTarget(target))),
    ...(task.places.length > 0
      ? field('directives.extract-places', task.places.map(({ quote }) => quote).join('; '))
      : []),
  ];
}

function shownDeadline({ quote, from, until, rule }: ReadDeadline): string {
  const period = [from, until]
    .filter((day) => day !== null)
    .map(shownDay)
    .join(' – ');
  const meaning = [period, rule].filter((part) => part !== null && part !== '').join(', ');
  return meaning === '' ? oneLine(quote) : `${oneLine(quote)} → ${meaning}`;
}

const comparators: Record<ReadTarget['comparator'], string> = {
  '>=': '≥',
  '<=': '≤',
  '=': '=',
  increase: '↑',
  decrease: '↓',
};

function shownTarget({ indicator, comparator, value, unit, by }: ReadTarget): string {
  const figure = `${comparators[comparator]} ${value.toLocaleString('vi-VN')}${unit === null ? '' : ` ${unit}`}`;
  return `${oneLine(indicator)} ${figure}${by === null ? '' : ` (${shownDay(by)})`}`;
}

const shownDay = (day: string) => day.split('-').reverse().join('/');
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Breaks at spaces; words longer than the line stay whole. */
function wrap(text: string, width: number, indent: string, hanging = indent): string[] {
  const lines: string[] = [];
  let line = indent;
  for (const word of oneLine(text).split(' ')) {
    const begun = line.trim() !== '';
    if (begun && line.length + 1 + word.length > width) {
      lines.push(line);
      line = hanging + word;
    } else line += begun ? ` ${word}` : word;
  }
  return [...lines, line];
}
