/** The records that have a history page: where the interface keeps them, and where their own page is. */
export const historyKinds = {
  'work-item': { path: 'work-items', page: (id: string) => `/tasks/${id}` },
  directive: { path: 'directives', page: (id: string) => `/directives/${id}` },
  report: { path: 'reports', page: (id: string) => `/reports/${id}` },
  place: { path: 'places', page: (id: string) => `/places/${id}` },
  area: { path: 'areas', page: (id: string) => `/areas?area=${id}` },
  organisation: { path: 'organisations', page: (id: string) => `/admin/organisations/${id}` },
  calendar: { path: 'calendars', page: () => '/admin/calendar' },
  account: { path: 'accounts', page: (id: string) => `/admin/accounts/${id}` },
} as const satisfies Record<string, { path: string; page: (id: string) => string | null }>;

export type HistoryKind = keyof typeof historyKinds;

export const isHistoryKind = (text: string): text is HistoryKind => Object.hasOwn(historyKinds, text);
