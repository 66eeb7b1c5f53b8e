import type { Checklist, ChecklistItem } from '../checklists.ts';
import type { NewInspection } from '../contract.ts';
import { type AnswerValue, gapsOf } from '../judge.ts';

export interface FormTask {
  ownerId: string;
  title: string;
  rule: string;
}
export interface FormAnswer {
  value: AnswerValue | null;
  note: string;
  photos: string[];
  task: FormTask | null;
}

/** An inspection as it stands on the phone, with the checklist as it was when it was begun. */
export interface InspectionForm {
  checklist: Checklist;
  begunAt: string;
  placeId: string | null;
  address: string;
  position: [lon: number, lat: number] | null;
  answers: Record<string, FormAnswer>;
  note: string;
  party: { name: string; role: string; said: string };
}

export const emptyForm = (checklist: Checklist, begunAt: string): InspectionForm => ({
  checklist,
  begunAt,
  placeId: null,
  address: '',
  position: null,
  answers: {},
  note: '',
  party: { name: '', role: '', said: '' },
});

const noAnswer: FormAnswer = { value: null, note: '', photos: [], task: null };

/** A photo says that it was seen, where nothing else is asked. */
export function answerOf({ answers }: InspectionForm, item: ChecklistItem): FormAnswer {
  const answer = answers[item.code] ?? noAnswer;
  return item.kind === 'photo' && answer.value === null && answer.photos.length > 0
    ? { ...answer, value: 'seen' }
    : answer;
}

export const photosOf = ({ answers }: InspectionForm): string[] =>
  Object.values(answers).flatMap(({ photos }) => photos);

/** The codes of what is still missing, and whether anybody knows where it was. */
export function stillMissing(form: InspectionForm): { items: string[]; where: boolean } {
  const given = form.checklist.items.flatMap((item) => {
    const { value, photos } = answerOf(form, item);
    return value === null ? [] : [{ item: item.code, value, photos: photos.length }];
  });
  const { missing, unfit, unshown } = gapsOf(form.checklist.items, given);
  const untold = form.checklist.items.filter(({ code }) => {
    const task = form.answers[code]?.task;
    return task != null && (task.ownerId === '' || task.title.trim().length < 3);
  });
  return {
    items: [...new Set([...missing, ...unfit, ...unshown, ...untold.map(({ code }) => code)])],
    where: form.placeId === null && form.address.trim() === '' && form.position === null,
  };
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** What is sent; photos still go by the names the phone gave them. */
export function bodyOf(
  form: InspectionForm,
  { id, organisationId, finishedAt }: { id: string; organisationId: string; finishedAt: string },
): Record<keyof NewInspection, unknown> {
  const party = { name: orNull(form.party.name), role: orNull(form.party.role), said: orNull(form.party.said) };
  return {
    id,
    versionId: form.checklist.versionId,
    organisationId,
    placeId: form.placeId,
    address: orNull(form.address),
    position: form.position === null ? null : { type: 'Point', coordinates: form.position },
    begunAt: form.begunAt,
    finishedAt,
    answers: form.checklist.items.map((item) => {
      const { value, note, photos, task } = answerOf(form, item);
      return {
        item: item.code,
        value,
        note: orNull(note),
        photoIds: photos,
        task: task === null ? null : { ownerId: task.ownerId, title: task.title.trim(), deadline: { rule: task.rule } },
      };
    }),
    note: orNull(form.note),
    party: Object.values(party).every((each) => each === null) ? null : party,
  };
}
