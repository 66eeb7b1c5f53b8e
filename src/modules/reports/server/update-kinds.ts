/** What a reporter is told; each has its sentence `reports.update.<kind>`. */
export const updateKinds = [
  'received',
  'accepted',
  'started',
  'finished',
  'done',
  'closed-unanswered',
  'reopened',
  'returned',
  'paused',
  'resumed',
  'rerouted',
  'recategorised',
  'moved',
  'expected-moved',
  'extended',
  'referred',
  'rejected',
  'linked',
  'unlinked',
  'repeat-came',
  'published',
  'rated',
  'answered',
] as const;
export type UpdateKind = (typeof updateKinds)[number];

export const isUpdateKind = (kind: string): kind is UpdateKind => updateKinds.some((one) => one === kind);
