/** The records that have a history page: where the interface keeps them, and where their own page is. */
export const historyKinds = {
  'work-item': { path: 'work-items', page: (id: string) => `/tasks/${id}` },
  directive: { path: 'directives', page: (id: string) => `/directives/${id}` },
  report: { path: 'reports', page: (id: string) => `/reports/${id}` },
  place: { path: 'places', page: (id: string) => `/places/${id}` },
  area: { path: 'areas', page: (id: string) => `/areas?area=${id}` },
  'indicator-board': { path: 'boards', page: (id: string) => `/boards/${id}` },
  'boundary-scenario': { path: 'boundaries', page: (id: string) => `/boundaries/${id}` },
  organisation: { path: 'organisations', page: (id: string) => `/admin/organisations/${id}` },
  indicator: { path: 'indicator-definitions', page: () => '/indicators' },
  calendar: { path: 'calendars', page: () => '/admin/calendar' },
  'report-category': { path: 'report-categories', page: () => '/admin/report-categories' },
  'duty-shift': { path: 'duty-shifts', page: (id: string) => `/duty/shifts/${id}` },
  'report-routing-rule': { path: 'report-routing-rules', page: () => '/admin/report-routing' },
  article: { path: 'articles', page: (id: string) => `/articles/${id}` },
  warning: { path: 'warnings', page: (id: string) => `/warnings/${id}` },
  account: { path: 'accounts', page: (id: string) => `/admin/accounts/${id}` },
} as const satisfies Record<string, { path: string; page: (id: string) => string | null }>;

export type HistoryKind = keyof typeof historyKinds;

export const isHistoryKind = (text: string): text is HistoryKind => Object.hasOwn(historyKinds, text);
