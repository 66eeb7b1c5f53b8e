import type { MessageKey } from '../../language.ts';

/** What there is to administer, and the right each asks for. */
export const sections = [
  { path: '/admin/accounts', title: 'admin.accounts', text: 'admin.accounts.text', permission: 'account.manage' },
  {
    path: '/admin/organisations',
    title: 'admin.organisations',
    text: 'admin.organisations.text',
    permission: 'organisations.edit',
  },
  { path: '/admin/areas', title: 'admin.areas', text: 'admin.areas.text', permission: 'areas.edit' },
  { path: '/admin/calendar', title: 'admin.calendar', text: 'admin.calendar.text', permission: 'calendar.edit' },
  {
    path: '/admin/deadline-rules',
    title: 'admin.deadline-rules',
    text: 'admin.deadline-rules.text',
    permission: 'deadline-rules.edit',
  },
  {
    path: '/admin/report-categories',
    title: 'admin.categories',
    text: 'admin.categories.text',
    permission: 'reports.settle',
  },
  {
    path: '/admin/checklists',
    title: 'admin.checklists',
    text: 'admin.checklists.text',
    permission: 'checklists.edit',
  },
  {
    path: '/admin/report-routing',
    title: 'admin.routing',
    text: 'admin.routing.text',
    permission: 'reports.settle',
  },
  { path: '/admin/open311', title: 'admin.open311', text: 'admin.open311.text', permission: 'open311.manage' },
  { path: '/admin/report-letters', title: 'admin.letters', text: 'admin.letters.text', permission: 'reports.settle' },
  {
    path: '/admin/intake-partners',
    title: 'admin.partners',
    text: 'admin.partners.text',
    permission: 'intake.manage',
  },
  { path: '/admin/webhooks', title: 'admin.webhooks', text: 'admin.webhooks.text', permission: 'webhooks.manage' },
  {
    path: '/admin/reminder-rules',
    title: 'admin.reminders',
    text: 'admin.reminders.text',
    permission: 'reminders.edit',
  },
  { path: '/admin/jobs', title: 'admin.jobs', text: 'admin.jobs.text', permission: 'jobs.manage' },
] as const satisfies readonly { path: string; title: MessageKey; text: MessageKey; permission: string }[];
