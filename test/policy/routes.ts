import { writeLeaving } from '../../src/kernel/notifications/mail/leave-link.ts';
import { sampleText } from '../../src/modules/directives/server/testing.ts';
import { testSecret } from '../city.ts';
import { directive, organisation, personal, plain, type Row, work } from './table.ts';

const reason = 'Theo ý kiến của cuộc họp';
const nobody = '0190a000-0000-7000-8000-00000000ffff';
const seen = { findings: [{ id: nobody, version: 1 }] };
const somebody = { email: 'moi@test.example', name: 'Người mới', appointments: [{ role: 'auditor' }] };
const passkey = (response: object) => ({ id: 'AA', rawId: 'AA', type: 'public-key', response });
const known = { text: sampleText }; // imported already: refused as a document, so that nothing begins to read it
const reminders = {
  beforeDays: [1],
  onDay: true,
  afterEvery: null,
  headAfter: null,
  leaderAfter: null,
  recipients: ['head'],
};
const browser = 'https://fcm.googleapis.com/fcm/send/a';
const leaving = writeLeaving(testSecret, { accountId: '0190a000-0000-7000-8000-000000000102', kind: 'work.due-soon' });
const passage = { start: 0, end: 7, quote: 'ỦY BAN ' };

/**
 * What each role is answered at each route. A new route gets its line here, or the tests fail.
 *
 * A cell has one letter for each record asked about: + allowed, - refused, 0 as if it were not there. `work`: owned by the
 * organisation of the asker, given by it to another, of others, of others and published. `directive`: a draft, a published
 * one. `organisation`: the asker's own, another. `plain`: no record that could be foreign. See table.ts.
 */
// biome-ignore format: a table, read by its columns
export const routes: Readonly<Record<string, Row>> = {
  //                                                      leader office head officer duty field editor auditor admin citizen public
  'GET /healthz':                                   plain('+      +      +    +       +    +     +      +       +     +       +'),
  'GET /readyz':                                    plain('+      +      +    +       +    +     +      +       +     +       +'),
  'GET /api/v1/city':                               plain('+      +      +    +       +    +     +      +       +     +       +'),

  'GET /api/v1/session':                            plain('+      +      +    +       +    +     +      +       +     +       +'),
  'POST /api/v1/session':                           plain('+      +      +    +       +    +     +      +       +     +       +', { body: { email: 'ai@test.example', password: 'sai' } }),
  'DELETE /api/v1/session':                         plain('+      +      +    +       +    +     +      +       +     +       +'),
  'POST /api/v1/session/second-factor':             plain('+      +      +    +       +    +     +      +       +     +       +', { body: { code: '000000' } }),
  'POST /api/v1/session/passkey/challenge':         plain('+      +      +    +       +    +     +      +       +     +       +'),
  'POST /api/v1/session/passkey':                   plain('+      +      +    +       +    +     +      +       +     +       +', { body: passkey({ clientDataJSON: 'e30', authenticatorData: 'AA', signature: 'AA' }) }),
  'PUT /api/v1/session/password':                   plain('+      +      +    +       +    +     +      +       +     +       -', { body: { current: 'a', next: 'bốn con ngựa qua cầu' } }),
  'GET /api/v1/session/providers':                  plain('+      +      +    +       +    +     +      +       +     +       +'),
  'GET /api/v1/session/providers/{provider}':       plain('+      +      +    +       +    +     +      +       +     +       +'),
  'GET /api/v1/session/providers/{provider}/callback': plain('+   +      +    +       +    +     +      +       +     +       +'),
  'POST /api/v1/session/providers/{provider}/back-channel-logout': plain('0 0   0    0       0    0     0      0       0     0       0', { form: 'logout_token=a' }), // no such provider here
  'POST /api/v1/invitation':                        plain('0      0      0    0       0    0     0      0       0     0       0', { body: { token: nobody } }), // no such invitation
  'POST /api/v1/invitation/accept':                 plain('0      0      0    0       0    0     0      0       0     0       0', { body: { token: nobody, password: 'bốn con ngựa qua cầu' } }),

  'PATCH /api/v1/account':                          plain('+      +      +    +       +    +     +      +       +     +       -', { body: { name: 'Tên mới' } }),
  'GET /api/v1/account/sessions':                   plain('+      +      +    +       +    +     +      +       +     +       -'),
  'DELETE /api/v1/account/sessions':                plain('+      +      +    +       +    +     +      +       +     +       -'),
  'DELETE /api/v1/account/sessions/{id}':        personal('+0     +0     +0   +0      +0   +0    +0     +0      +0    +0      --'),
  'POST /api/v1/account/identities/{provider}':     plain('0      0      0    0       0    0     0      0       0     0       -', { body: {} }), // no such provider here
  'DELETE /api/v1/account/identities/{id}':      personal('+0     +0     +0   +0      +0   +0    +0     +0      +0    +0      --'),
  'GET /api/v1/account/protection':                 plain('+      +      +    +       +    +     +      +       +     +       -'),
  'POST /api/v1/account/codes':                     plain('+      +      +    +       +    +     +      +       +     +       -', { body: {} }),
  'POST /api/v1/account/codes/confirm':             plain('+      +      +    +       +    +     +      +       +     +       -', { body: { code: '000000' } }),
  'POST /api/v1/account/codes/remove':              plain('+      +      +    +       +    +     +      +       +     +       -', { body: {} }),
  'POST /api/v1/account/recovery-codes':            plain('+      +      +    +       +    +     +      +       +     +       -', { body: {} }),
  'POST /api/v1/account/passkeys/challenge':        plain('+      +      +    +       +    +     +      +       +     +       -', { body: {} }),
  'POST /api/v1/account/passkeys':                  plain('+      +      +    +       +    +     +      +       +     +       -', { body: { name: 'điện thoại', response: passkey({ clientDataJSON: 'e30', attestationObject: 'AA' }) } }),
  'PATCH /api/v1/account/passkeys/{id}':         personal('+0     +0     +0   +0      +0   +0    +0     +0      +0    +0      --', { body: { name: 'máy bàn' } }),
  'POST /api/v1/account/passkeys/{id}/remove':   personal('+0     +0     +0   +0      +0   +0    +0     +0      +0    +0      --', { body: {} }),
  'GET /api/v1/account/tokens':                     plain('+      +      +    +       +    +     +      +       +     +       -'),
  'POST /api/v1/account/tokens':                    plain('+      +      +    +       +    +     +      +       +     +       -', { body: { name: 'máy', scope: ['work.read'], days: 1 } }),
  'DELETE /api/v1/account/tokens/{id}':          personal('+0     +0     +0   +0      +0   +0    +0     +0      +0    +0      --'),

  'GET /api/v1/people':                             plain('+      +      +    +       +    +     +      +       +     -       -'),
  'GET /api/v1/accounts':                           plain('-      -      -    -       -    -     -      -       +     -       -'),
  'POST /api/v1/accounts':                          plain('-      -      -    -       -    -     -      -       +     -       -', { body: somebody }),
  'POST /api/v1/accounts/invite':                   plain('-      -      -    -       -    -     -      -       +     -       -', { body: somebody }),
  'GET /api/v1/accounts/{id}':                      plain('-      -      -    -       -    -     -      -       +     -       -'),
  'PATCH /api/v1/accounts/{id}':                    plain('-      -      -    -       -    -     -      -       +     -       -', { body: { name: 'Tên mới' } }),
  'POST /api/v1/accounts/{id}/invite':              plain('-      -      -    -       -    -     -      -       +     -       -'),
  'POST /api/v1/accounts/{id}/suspend':             plain('-      -      -    -       -    -     -      -       +     -       -', { body: { reason } }),
  'POST /api/v1/accounts/{id}/reinstate':           plain('-      -      -    -       -    -     -      -       +     -       -'),
  'POST /api/v1/accounts/{id}/sign-out':            plain('-      -      -    -       -    -     -      -       +     -       -'),
  'POST /api/v1/accounts/{id}/reset-second-factor': plain('-      -      -    -       -    -     -      -       +     -       -'),
  'POST /api/v1/accounts/{id}/appointments':        plain('-      -      -    -       -    -     -      -       +     -       -', { body: { role: 'auditor' } }),
  'POST /api/v1/accounts/{id}/appointments/{appointmentId}/end': plain('- -  -    -       -    -     -      -       +     -       -', { body: {} }),
  'POST /api/v1/accounts/{id}/hand-over':           plain('-      -      -    -       -    -     -      -       +     -       -', { body: ({ accounts }) => ({ toId: accounts }) }),
  'GET /api/v1/accounts/{id}/history':              plain('-      -      -    -       -    -     -      -       +     -       -'),
  'GET /api/v1/accounts/{id}/as-of':                plain('-      -      -    -       -    -     -      -       +     -       -', { query: 'day=2026-03-09' }),

  'GET /api/v1/areas':                              plain('+      +      +    +       +    +     +      +       +     +       +'),
  'GET /api/v1/areas/at':                           plain('+      +      +    +       +    +     +      +       +     +       +', { query: 'lon=103.95&lat=22.45' }),
  'GET /api/v1/areas.geojson':                      plain('+      +      +    +       +    +     +      +       +     +       +'),
  'GET /api/v1/areas/{id}':                         plain('+      +      +    +       +    +     +      +       +     +       +'),
  'GET /api/v1/areas/{id}/outline':                 plain('+      +      +    +       +    +     +      +       +     +       +'),
  'GET /api/v1/areas/{id}/successors':              plain('+      +      +    +       +    +     +      +       +     +       +'),
  'GET /api/v1/areas/{id}/predecessors':            plain('+      +      +    +       +    +     +      +       +     +       +'),
  'GET /api/v1/areas/{id}/history':                 plain('+      +      +    +       +    +     +      +       +     -       -'),
  'GET /api/v1/areas/{id}/as-of':                   plain('+      +      +    +       +    +     +      +       +     -       -', { query: 'day=2026-03-09' }),
  'GET /api/v1/organisations':                      plain('+      +      +    +       +    +     +      +       +     +       +'),
  'POST /api/v1/organisations':                     plain('-      -      -    -       -    -     -      -       +     -       -', { body: { name: 'Ban mới', kind: 'division', validFrom: '2026-01-01' } }),
  'GET /api/v1/organisations/{id}':                 plain('+      +      +    +       +    +     +      +       +     +       +'),
  'GET /api/v1/organisations/{id}/history':         plain('+      +      +    +       +    +     +      +       +     -       -'),
  'GET /api/v1/organisations/{id}/as-of':           plain('+      +      +    +       +    +     +      +       +     -       -', { query: 'day=2026-03-09' }),
  'GET /api/v1/places':                             plain('+      +      +    +       +    +     +      +       +     +       +'),
  'POST /api/v1/places':                            plain('+      +      +    +       +    +     +      -       +     -       -', { body: { name: 'Chợ mới', kind: 'market' } }),
  'GET /api/v1/places/{id}':                        plain('+      +      +    +       +    +     +      +       +     +       +'),
  'PUT /api/v1/places/{id}/geometry':               plain('+      +      +    +       +    +     +      -       +     -       -', { body: { geometry: { type: 'Point', coordinates: [103.95, 22.45] }, accuracyM: 5, source: 'đo tại chỗ' } }),
  'GET /api/v1/places/{id}/history':                plain('+      +      +    +       +    +     +      +       +     -       -'),
  'GET /api/v1/places/{id}/as-of':                  plain('+      +      +    +       +    +     +      +       +     -       -', { query: 'day=2026-03-09' }),

  'GET /api/v1/calendar/days':                      plain('+      +      +    +       +    +     +      +       +     +       +', { query: 'from=2026-03-01&until=2026-03-31' }),
  'GET /api/v1/calendar/announcements':             plain('+      +      +    +       +    +     +      +       +     +       +'),
  'POST /api/v1/calendar/announcements':            plain('-      -      -    -       -    -     -      -       +     -       -', { body: { calendar: 'city', instrument: 'CV 1', content: { kind: 'off', day: '2026-05-06', name: { vi: 'nghỉ', en: 'off' } } } }),
  'POST /api/v1/calendar/announcements/{id}/withdrawal': plain('- -      -    -       -    -     -      -       0     -       -', { body: { reason } }),
  'POST /api/v1/calendar/office-hours':             plain('-      -      -    -       -    -     -      -       +     -       -', { body: { calendar: 'city', from: '2026-06-01', reason, weekdays: [{ from: '07:30', until: '11:30' }], saturday: [], sunday: [] } }),
  'GET /api/v1/deadline':                           plain('+      +      +    +       +    +     +      +       +     +       +', { query: 'from=2026-03-09T08:00%2B07:00&rule=8wd' }),

  'GET /api/v1/work-items':                         plain('+      +      +    +       +    +     +      +       +     +       +'),
  'GET /api/v1/work-items/count':                   plain('+      +      +    +       +    +     +      +       +     +       +'),
  'GET /api/v1/work-items/points':                  plain('+      +      +    +       +    +     +      +       +     +       +'),
  'GET /api/v1/work-items/latest':                  plain('+      +      +    +       +    +     +      +       +     +       +'),
  'POST /api/v1/work-items/acts':                   plain('+      +      +    +       +    +     -      -       -     -       -', { body: { act: 'start', items: [{ id: nobody, version: 1 }] } }),
  'GET /api/v1/saved-filters':                      plain('+      +      +    +       +    +     -      -       -     -       -'),
  'POST /api/v1/saved-filters':                     plain('+      +      +    +       +    +     -      -       -     -       -', { body: { name: 'Quá hạn', query: 'bucket=overdue' } }),
  'DELETE /api/v1/saved-filters/{id}':           personal('+0     +0     +0   +0      +0   +0    --     --      --    --      --'),
  'GET /api/v1/work-items/figures':                 plain('+      +      +    +       +    +     +      +       +     +       +', { query: 'by=organisation' }),
  'POST /api/v1/work-items':                 organisation('++     ++     +-   --      ++   --    --     --      --    --      --', { body: ({ organisations }) => ({ title: 'Dọn cỏ', ownerId: organisations }) }),
  'GET /api/v1/work-items/{id}':                     work('++++   ++++   ++0+ ++0+    ++0+ ++0+  000+   000+    000+  000+    000+'),
  'POST /api/v1/work-items/{id}/comments':           work('++++   ++++   ++0- ++0-    ++0- +-0-  ----   ----    ----  ----    ----', { body: { text: 'Đã xem' } }),
  'POST /api/v1/work-items/{id}/evidence':           work('++++   ++++   ++0- ++0-    ++0- +-0-  ----   ----    ----  ----    ----', { body: { kind: 'link', title: 'Ảnh', url: 'https://example.org/a' } }),
  'GET /api/v1/work-items/{id}/evidence/{evidenceId}/file': work('++++ ++++ ++00 ++00 ++00 ++00  ----   ----    ----  ----    ----'),
  'POST /api/v1/work-items/{id}/accept':             work('----   ----   +-0- +-0-    +-0- +-0-  ----   ----    ----  ----    ----'),
  'POST /api/v1/work-items/{id}/start':              work('----   ----   +-0- +-0-    +-0- +-0-  ----   ----    ----  ----    ----'),
  'POST /api/v1/work-items/{id}/submit':             work('----   ----   +-0- +-0-    +-0- +-0-  ----   ----    ----  ----    ----'),
  'POST /api/v1/work-items/{id}/refuse':             work('----   ----   +-0- +-0-    +-0- +-0-  ----   ----    ----  ----    ----', { body: { reason } }),
  'POST /api/v1/work-items/{id}/appoint':            work('----   ----   +-0- +-0-    +-0- +-0-  ----   ----    ----  ----    ----', { body: { assignee: null } }),
  'POST /api/v1/work-items/{id}/confirm':            work('++++   ++++   -+0- -+0-    -+0- ----  ----   ----    ----  ----    ----'),
  'POST /api/v1/work-items/{id}/return':             work('++++   ++++   -+0- -+0-    -+0- ----  ----   ----    ----  ----    ----', { body: { reason } }),
  'POST /api/v1/work-items/{id}/suspend':            work('++++   ++++   -+0- -+0-    -+0- ----  ----   ----    ----  ----    ----', { body: { reason } }),
  'POST /api/v1/work-items/{id}/resume':             work('++++   ++++   -+0- -+0-    -+0- ----  ----   ----    ----  ----    ----'),
  'POST /api/v1/work-items/{id}/reassign':           work('++++   ++++   -+0- -+0-    -+0- ----  ----   ----    ----  ----    ----', { body: { ownerId: nobody, reason } }),
  'POST /api/v1/work-items/{id}/recall':             work('++++   ++++   -+0- -+0-    -+0- ----  ----   ----    ----  ----    ----', { body: { reason } }),
  'POST /api/v1/work-items/{id}/extend':             work('++++   ++++   -+0- -+0-    -+0- ----  ----   ----    ----  ----    ----', { body: { until: '2026-12-31', reason } }),
  'POST /api/v1/work-items/{id}/prioritise':         work('++++   ++++   -+0- -+0-    -+0- ----  ----   ----    ----  ----    ----', { body: { priority: 'high' } }),
  'POST /api/v1/work-items/{id}/restrict':           work('++++   ++++   ++0- ----    ---- ----  ----   ----    ----  ----    ----', { body: { reason } }),
  'POST /api/v1/work-items/{id}/unrestrict':         work('++++   ++++   ++0- ----    ---- ----  ----   ----    ----  ----    ----', { body: { reason } }),
  'POST /api/v1/work-items/{id}/place':              work('++++   ++++   ++0- ++0-    ++0- +-0-  ----   ----    ----  ----    ----', { body: { areaId: null } }),

  'GET /api/v1/work-items/{id}/history':             work('++++   ++++   ++0- ++0-    ++0- ++0-  000-   000-    000-  ----    ----'),
  'GET /api/v1/work-items/{id}/as-of':               work('++++   ++++   ++0- ++0-    ++0- ++0-  000-   000-    000-  ----    ----', { query: 'day=2026-03-09' }),
  'GET /api/v1/work-items/{id}/follow-up':           work('++++   ++++   ++0+ ++0+    ++0+ ++0+  000+   000+    000+  000+    000+'),
  'POST /api/v1/work-items/{id}/extension-requests': work('----   ----   +-0- +-0-    +-0- +-0-  ----   ----    ----  ----    ----', { body: { until: '2026-12-31', reason } }),
  'POST /api/v1/work-items/{id}/extension-requests/{requestId}/grant':    work('++++ ++++ -+0- -+0- -+0- ---- ---- ---- ---- ---- ----'),
  'POST /api/v1/work-items/{id}/extension-requests/{requestId}/refuse':   work('++++ ++++ -+0- -+0- -+0- ---- ---- ---- ---- ---- ----', { body: { reason } }),
  'POST /api/v1/work-items/{id}/extension-requests/{requestId}/withdraw': work('---- ---- --0- +-0- --0- --0- ---- ---- ---- ---- ----'), // an officer asked
  'POST /api/v1/work-items/{id}/explanations':       work('++++   ++++   -+0- -+0-    -+0- ----  ----   ----    ----  ----    ----', { body: { question: 'Vì sao chậm?' } }),
  'POST /api/v1/work-items/{id}/explanations/{explanationId}/answer':     work('---- ---- +-0- +-0- +-0- +-0- ---- ---- ---- ---- ----', { body: { answer: 'Do mưa' } }),
  'POST /api/v1/work-items/{id}/explanations/{explanationId}/withdraw':   work('++++ ++++ -+0- -+0- -+0- ---- ---- ---- ---- ---- ----', { body: { reason } }),
  'GET /api/v1/work-items/contradictions':          plain('+      +      +    +       +    +     -      -       -     -       -'),
  'GET /api/v1/work-items/silent-owners':           plain('+      +      +    +       +    +     -      -       -     -       -'),

  'GET /api/v1/reminder-rules':                     plain('+      +      +    +       +    +     +      +       +     -       -'),
  'POST /api/v1/reminder-rules':                    plain('-      +      -    -       -    -     -      -       +     -       -', { body: { about: 'explanation', sourceKind: null, priority: 'high', ...reminders } }),
  'GET /api/v1/reminder-rules/{id}':                plain('+      +      +    +       +    +     +      +       +     -       -'),
  'PUT /api/v1/reminder-rules/{id}':                plain('-      +      -    -       -    -     -      -       +     -       -', { body: reminders }),
  'DELETE /api/v1/reminder-rules/{id}':             plain('-      +      -    -       -    -     -      -       +     -       -'),
  'GET /api/v1/review-rules':                       plain('+      +      +    +       +    +     +      +       +     -       -'),
  'POST /api/v1/review-rules':                  directive('0+     0+     --   --      --   --    --     --      --    --      --', { body: ({ directives, organisations }) => ({ source: { kind: 'directive', id: directives }, ownerId: organisations, every: 'quarter' }) }),
  'DELETE /api/v1/review-rules/{id}':               plain('0      0      -    -       -    -     -      -       -     -       -'),

  'GET /api/v1/board':                              plain('+      +      +    +       +    +     +      +       +     +       +'),
  'GET /api/v1/directives':                         plain('+      +      +    +       +    +     +      +       +     +       +'),
  'POST /api/v1/directives':                        plain('-      +      -    -       -    -     -      -       -     -       -', { body: known }),
  'GET /api/v1/directives/{id}':                directive('++     ++     0+   0+      0+   0+    0+     0+      0+    0+      0+'),
  'PATCH /api/v1/directives/{id}':              directive('--     ++     --   --      --   --    --     --      --    --      --', { body: { title: 'Kế hoạch' } }),
  'GET /api/v1/directives/{id}/file':           directive('++     ++     --   --      --   --    --     --      --    --      --'),
  'GET /api/v1/directives/{id}/history':        directive('++     ++     0+   0+      0+   0+    0+     0+      0+    --      --'),
  'GET /api/v1/directives/{id}/as-of':          directive('++     ++     0+   0+      0+   0+    0+     0+      0+    --      --', { query: 'day=2026-03-09' }),
  'POST /api/v1/directives/{id}/versions':      directive('--     ++     --   --      --   --    --     --      --    --      --', { body: known }),
  'GET /api/v1/directives/{id}/versions/{ordinal}':           directive('++ ++ -- -- -- -- -- -- -- -- --'),
  'POST /api/v1/directives/{id}/versions/{ordinal}/decide':   directive('-- ++ -- -- -- -- -- -- -- -- --', { body: { decisions: [{ findingId: nobody, version: 0, decision: 'keep' }] } }),
  'POST /api/v1/directives/{id}/versions/{ordinal}/adopt':    directive('-- ++ -- -- -- -- -- -- -- -- --', { body: {} }),
  'POST /api/v1/directives/{id}/versions/{ordinal}/discard':  directive('-- ++ -- -- -- -- -- -- -- -- --', { body: { reason } }),
  'GET /api/v1/directives/{id}/reading':        directive('++     ++     --   --      --   --    --     --      --    --      --'),
  'GET /api/v1/directives/{id}/deadline':       directive('--     ++     --   --      --   --    --     --      --    --      --', { query: 'kind=ongoing' }),
  'POST /api/v1/directives/{id}/confirm':       directive('--     ++     --   --      --   --    --     --      --    --      --', { body: { findings: 'all-settled' } }),
  'POST /api/v1/directives/{id}/publish':       directive('++     ++     --   --      --   --    --     --      --    --      --'),
  'POST /api/v1/directives/{id}/withdraw':      directive('++     ++     --   --      --   --    --     --      --    --      --', { body: { reason } }),
  'POST /api/v1/directives/{id}/findings':      directive('--     ++     --   --      --   --    --     --      --    --      --', { body: passage }),
  'POST /api/v1/directives/{id}/findings/merge':   directive('--  00     --   --      --   --    --     --      --    --      --', { body: { findings: [...seen.findings, { id: '0190a000-0000-7000-8000-00000000fffe', version: 1 }] } }),
  'POST /api/v1/directives/{id}/findings/correct': directive('--  ++     --   --      --   --    --     --      --    --      --', { body: { ...seen, correction: { priority: 'high' } } }),
  'POST /api/v1/directives/{id}/findings/reject':  directive('--  ++     --   --      --   --    --     --      --    --      --', { body: { ...seen, reason } }),
  'PATCH /api/v1/directives/{id}/findings/{findingId}':        directive('-- ++ -- -- -- -- -- -- -- -- --', { body: { priority: 'high' } }),
  'POST /api/v1/directives/{id}/findings/{findingId}/reject':  directive('-- ++ -- -- -- -- -- -- -- -- --', { body: { reason } }),
  'POST /api/v1/directives/{id}/findings/{findingId}/reopen':  directive('-- ++ -- -- -- -- -- -- -- -- --'),
  'POST /api/v1/directives/{id}/findings/{findingId}/split':   directive('-- ++ -- -- -- -- -- -- -- -- --', { body: { parts: [passage, passage] } }),
  'POST /api/v1/directives/{id}/findings/{findingId}/restore': directive('-- ++ -- -- -- -- -- -- -- -- --'),

  'GET /api/v1/audit/acts':                         plain('-      -      -    -       -    -     -      +       -     -       -'),
  'GET /api/v1/audit/acts/{id}/proof':              plain('-      -      -    -       -    -     -      +       -     -       -'),
  'GET /api/v1/audit/anchors':                      plain('-      -      -    -       -    -     -      +       -     -       -'),
  'POST /api/v1/audit/erasures':                    plain('-      -      -    -       -    -     -      -       +     -       -', { body: { kind: 'account', id: nobody, reason } }),
  'GET /api/v1/events':                             plain('+      +      +    +       +    +     +      +       +     +       +', { stream: true }),
  'GET /api/v1/jobs':                               plain('-      -      -    -       -    -     -      -       +     -       -'),
  'POST /api/v1/jobs/{id}/retry':                   plain('-      -      -    -       -    -     -      -       +     -       -'),
  'POST /api/v1/jobs/{id}/discard':                 plain('-      -      -    -       -    -     -      -       +     -       -'),
  'GET /api/v1/search':                             plain('+      +      +    +       +    +     +      +       +     +       +', { query: 'q=cay' }),

  'GET /api/v1/progress-reports':                   plain('+      +      +    +       +    +     +      +       +     -       -', { query: 'from=2026-01-01&until=2026-03-09' }),
  'GET /api/v1/notices':                            plain('+      +      +    +       +    +     +      +       +     +       -'),
  'GET /api/v1/notices/count':                      plain('+      +      +    +       +    +     +      +       +     +       -'),
  'POST /api/v1/notices/{id}/read':              personal('+0     +0     +0   +0      +0   +0    +0     +0      +0    +0      --'),
  'POST /api/v1/notices/read':                      plain('+      +      +    +       +    +     +      +       +     +       -'),
  'POST /api/v1/notices/leave':                     plain('+      +      +    +       +    +     +      +       +     +       +', { query: `token=${leaving}` }),
  'GET /api/v1/notice-settings':                    plain('+      +      +    +       +    +     +      +       +     +       -'),
  'PUT /api/v1/notice-settings':                    plain('+      +      +    +       +    +     +      +       +     +       -', { body: { language: 'vi', quietHours: null, email: true, channels: {} } }),
  'GET /api/v1/push-key':                           plain('+      +      +    +       +    +     +      +       +     +       -'),
  'POST /api/v1/push-subscriptions':                plain('+      +      +    +       +    +     +      +       +     +       -', { body: { endpoint: browser, keys: { p256dh: 'A'.repeat(87), auth: 'A'.repeat(22) } } }),
  'DELETE /api/v1/push-subscriptions':              plain('+      +      +    +       +    +     +      +       +     +       -', { query: `endpoint=${encodeURIComponent(browser)}` }),
};
