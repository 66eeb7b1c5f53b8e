import { language } from '../../language.ts';
import { newUuid } from '../drafts.ts';
import type { Parcel } from '../outbox/parcel.ts';

type Given = Pick<Parcel, 'account' | 'record' | 'kind' | 'title' | 'request' | 'seen'> &
  Partial<Pick<Parcel, 'id' | 'uploads' | 'knownForGood'>>;

/** An act ready to leave. Its key is the draft's, where there was one. */
export const newParcel = (given: Given): Omit<Parcel, 'seq'> => ({
  id: newUuid(),
  uploads: [],
  knownForGood: false,
  current: null,
  state: 'waiting',
  trouble: null,
  attempts: 0,
  nextTryAt: 0,
  leftAt: null,
  madeAt: Date.now(),
  sentAt: null,
  language: language(),
  ...given,
});
