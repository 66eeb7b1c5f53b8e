-- Requests about work, reminders by rule, review reports, and what the contradictions of records are found by.

-- Xin gia hạn: the owner asks for a later day, the side that assigned grants or refuses it.
create table work_extension_request (
  id              uuid primary key,
  work_item_id    uuid not null references work_item (id),
  until           date not null,
  reason          text not null check (reason <> ''),
  asked_by        text not null,
  organisation_id uuid not null references organisation (id),
  asked_at        timestamptz not null,
  state           text not null check (state in ('open', 'granted', 'refused', 'withdrawn', 'lapsed')),
  decided_by      text,
  decided_at      timestamptz,
  decision        text check (decision <> ''),
  granted_until   date,
  check ((state = 'open') = (decided_at is null)),
  check ((state = 'granted') = (granted_until is not null)),
  check (state <> 'refused' or decision is not null)
);
comment on column work_extension_request.organisation_id is 'The owner in whose name it was asked.';
comment on column work_extension_request.state is 'lapsed: the work was closed or went to another owner before anybody decided.';
create index work_extension_request_by_item on work_extension_request (work_item_id, id);
create unique index work_extension_request_one_open on work_extension_request (work_item_id) where state = 'open';

-- Yêu cầu giải trình: a question to the owner of work, with a clock of its own and the answer beside it.
create table work_explanation (
  id                uuid primary key,
  work_item_id      uuid not null references work_item (id),
  question          text not null check (question <> ''),
  asked_by          text not null,
  asked_by_organisation_id uuid references organisation (id),
  asked_of_id       uuid not null references organisation (id),
  asked_at          timestamptz not null,
  again_after_id    uuid references work_explanation (id) check (again_after_id <> id),
  deadline_id       uuid not null unique references deadline (id),
  answer            text check (answer <> ''),
  answered_by       text,
  answered_at       timestamptz check ((answered_at is not null) = (answer is not null)),
  withdrawn_at      timestamptz,
  withdrawn_reason  text check ((withdrawn_reason is not null) = (withdrawn_at is not null)),
  check (answered_at is null or withdrawn_at is null)
);
comment on column work_explanation.asked_of_id is 'The owner when it was asked; it answers even if the work has gone to another since.';
comment on column work_explanation.again_after_id is 'The answered question that this one follows up.';
create index work_explanation_by_item on work_explanation (work_item_id, id);
create index work_explanation_open on work_explanation (work_item_id) where answered_at is null and withdrawn_at is null;
create unique index work_explanation_followed_up_once on work_explanation (again_after_id);

-- When people are reminded, of what, and who hears of it when that did not help. Rules change from a day on; what a rule
-- said before is kept.
create table reminder_rule (
  id           uuid primary key,
  rule_id      uuid not null,
  about        text not null check (about in ('work-item', 'explanation')),
  source_kind  text check (source_kind ~ '^[a-z][a-z-]{1,39}$'),
  priority     text check (priority in ('urgent', 'high', 'normal')),
  before_days  integer[] not null check (1 <= all (before_days) and 60 >= all (before_days) and cardinality(before_days) <= 10),
  on_day       boolean not null,
  after_every  integer check (after_every between 1 and 90),
  head_after   integer check (head_after between 1 and 365),
  leader_after integer check (leader_after between 1 and 365),
  recipients   text[] not null check (recipients <@ array['assignee', 'officers', 'head'] and cardinality(recipients) > 0),
  valid_from   date not null,
  valid_to     date check (valid_to > valid_from),
  constraint reminder_rule_once_a_scope
    exclude using gist (about with =, (coalesce(source_kind, '')) with =, (coalesce(priority, '')) with =,
                        daterange(valid_from, valid_to) with &&),
  constraint reminder_rule_once_a_day exclude using gist (rule_id with =, daterange(valid_from, valid_to) with &&)
);
comment on column reminder_rule.id is 'Of what the rule said from valid_from on; rule_id stays the same through all changes.';
comment on column reminder_rule.before_days is 'Working days before the due day.';
comment on column reminder_rule.after_every is 'Every so many days after the due day.';
comment on column reminder_rule.head_after is 'Days late after which the head of the owner hears of it.';
comment on column reminder_rule.leader_after is 'Days late after which the leaders hear of it.';

insert into reminder_rule (id, rule_id, about, priority, before_days, on_day, after_every, head_after, leader_after,
                           recipients, valid_from) values
  ('01900000-0000-7000-8000-000000000101', '01900000-0000-7000-8000-000000000101', 'work-item', null,
   '{3,1}', true, 5, 1, 2, '{assignee,officers}', '2020-01-01'),
  ('01900000-0000-7000-8000-000000000102', '01900000-0000-7000-8000-000000000102', 'work-item', 'urgent',
   '{3,2,1}', true, 1, 1, 2, '{assignee,officers,head}', '2020-01-01'),
  ('01900000-0000-7000-8000-000000000103', '01900000-0000-7000-8000-000000000103', 'explanation', null,
   '{1}', true, 1, null, 1, '{head}', '2020-01-01');

-- What was said already: an occasion of a rule comes once, and anew when the due day moves.
create table reminder_sent (
  about_kind text not null,
  about_id   uuid not null,
  rule_id    uuid not null,
  occasion   text not null,
  due_on     date not null,
  at         timestamptz not null,
  recipients integer not null default 0,
  primary key (about_id, about_kind, rule_id, occasion, due_on)
);
comment on column reminder_sent.recipients is 'How many people it reached; none means that the organisation has nobody to tell.';
create index work_item_by_current_due on work_item (due_on, id) where not closed and due_on is not null; -- whom to remind

-- Sơ kết, tổng kết: who reports on a source of work, how often, and until when.
create table review_rule (
  id           uuid primary key,
  source_kind  text not null check (source_kind <> ''),
  source_id    uuid not null,
  source_label text not null check (source_label <> ''),
  owner_id     uuid not null references organisation (id),
  assigned_by_id uuid references organisation (id),
  every        text not null check (every in ('quarter', 'half-year', 'year')),
  due_days     integer not null check (due_days between -60 and 90),
  open_days    integer not null check (open_days between 1 and 90),
  valid_from   date not null,
  valid_to     date check (valid_to >= valid_from)
);
comment on column review_rule.due_days is 'Days from the last day of the period to the due day; negative: before the period ends.';
comment on column review_rule.open_days is 'Days before the due day on which the report is asked for.';
create unique index review_rule_once on review_rule (source_id, owner_id, every) where valid_to is null;

create table review_opened (
  rule_id      uuid not null references review_rule (id),
  period_start date not null,
  work_item_id uuid not null references work_item (id),
  primary key (rule_id, period_start)
);
create index review_opened_by_item on review_opened (work_item_id);

-- Liveness: the last sign of life of the owner of open work.
create index work_item_open_by_sign_of_life on work_item (owner_id, (coalesce(owner_touched_at, opened_at))) where not closed;
create index work_item_touched_by_owner on work_item (owner_id, owner_touched_at) where owner_touched_at is not null;

-- Contradictions: each is found along an index of its own, however much work there is.
alter table work_evidence add column predates boolean not null default false;
comment on column work_evidence.predates is 'What it shows is older than the work it is to prove.';
update work_evidence e set predates = true
  from work_item w
 where w.id = e.work_item_id
   and (e.at < w.opened_at or exists (select from file f where f.id = e.file_id and f.uploaded_at < w.opened_at));
create index work_evidence_predating on work_evidence (work_item_id) where predates;
create index work_item_done_without_evidence on work_item (order_on, id) where state = 'done' and evidence_count = 0;
create index work_item_finished_before_opened on work_item (order_on, id)
  where finished_on < (opened_at at time zone 'Asia/Ho_Chi_Minh')::date;
create index work_item_open_by_parent on work_item (parent_id) where parent_id is not null and not closed;
create index work_comment_with_percentage on work_comment (work_item_id) where text ~ '[0-9]\s*(%|phần trăm)';
