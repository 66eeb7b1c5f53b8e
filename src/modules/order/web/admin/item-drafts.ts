import type { ChecklistItem } from '../../checklists.ts';

export const itemKinds = ['yes-no', 'number', 'choice', 'photo'] as const satisfies readonly ChecklistItem['kind'][];
export const photoWhens = ['on-fault', 'always', 'optional'] as const satisfies readonly ChecklistItem['photo'][];
export const faultAnswers = ['yes', 'no', 'none'] as const;

/** A point while it is being written: what its kind does not need stays as it was typed. */
export interface ItemDraft {
  /** Which one it is on this form, whatever its code is changed to. */
  key: number;
  code: string;
  vi: string;
  en: string;
  kind: (typeof itemKinds)[number];
  photo: (typeof photoWhens)[number];
  criterion: string;
  fault: (typeof faultAnswers)[number];
  unit: string;
  min: string;
  max: string;
  /** One a line: `code | tiếng Việt | English`, with `!` before what is a fault. */
  choices: string;
}

export const newDraft = (key: number): ItemDraft => ({
  key,
  code: '',
  vi: '',
  en: '',
  kind: 'yes-no',
  photo: 'on-fault',
  criterion: '',
  fault: 'yes',
  unit: '',
  min: '',
  max: '',
  choices: '',
});

export const draftsOf = (items: readonly ChecklistItem[]): ItemDraft[] =>
  items.map((item, index) => ({
    ...newDraft(index + 1),
    code: item.code,
    vi: item.vi,
    en: item.en,
    kind: item.kind,
    photo: item.photo,
    criterion: item.criterion ?? '',
    ...(item.kind === 'yes-no' ? { fault: item.fault ?? 'none' } : {}),
    ...(item.kind === 'number'
      ? {
          unit: item.unit,
          min: item.min === null ? '' : String(item.min),
          max: item.max === null ? '' : String(item.max),
        }
      : {}),
    ...(item.kind === 'choice'
      ? {
          choices: item.choices
            .map(({ code, vi, en, fault }) => `${fault ? '! ' : ''}${code} | ${vi} | ${en}`)
            .join('\n'),
        }
      : {}),
  }));

/** No bound where nothing was typed; what is no number stays text, and the server says so at its field. */
function boundOf(text: string): number | string | null {
  if (text.trim() === '') return null;
  const value = Number(text.trim().replace(',', '.'));
  return Number.isFinite(value) ? value : text;
}

const choicesOf = (lines: string) =>
  lines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const fault = line.trimStart().startsWith('!');
      const [code = '', vi = '', en = ''] = line
        .replace('!', '')
        .split('|')
        .map((part) => part.trim());
      return { code, vi, en: en === '' ? vi : en, fault };
    });

/** What was typed, as the act takes it. */
export const itemsOf = (drafts: readonly ItemDraft[]) =>
  drafts.map(({ code, vi, en, kind, photo, criterion, fault, unit, min, max, choices }) => ({
    code: code.trim(),
    vi,
    en,
    kind,
    photo,
    criterion: criterion.trim() === '' ? null : criterion.trim(),
    ...(kind === 'yes-no' ? { fault: fault === 'none' ? null : fault } : {}),
    ...(kind === 'number' ? { unit: unit.trim(), min: boundOf(min), max: boundOf(max) } : {}),
    ...(kind === 'choice' ? { choices: choicesOf(choices) } : {}),
  }));
