import { language, t } from '../../language.ts';
import { newUuid } from '../../new-uuid.ts';
import type { Parcel, Upload } from '../outbox/parcel.ts';

type Given = Pick<Parcel, 'account' | 'record' | 'kind' | 'title' | 'request' | 'seen'> &
  Partial<Pick<Parcel, 'id' | 'uploads' | 'proofPath' | 'knownForGood'>>;

/** An act ready to leave. Its key is the draft's, where there was one. */
export const newParcel = (given: Given): Omit<Parcel, 'seq'> => ({
  id: newUuid(),
  uploads: [],
  proofPath: null,
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

/** A photo that proves work, sent by itself before the act. */
export const proofOf =
  (path: string) =>
  (photoId: string, number: number): Upload => ({
    photoId,
    path,
    fields: { title: t('field.evidence', { number }) },
    serverId: null,
  });
