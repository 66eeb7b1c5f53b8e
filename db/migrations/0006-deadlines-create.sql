-- Deadlines (thời hạn): a rule counted from an event over a calendar, and everything that happened to it since.
create table deadline (
  id              uuid primary key,
  about_kind      text not null check (about_kind <> ''),
  about_id        uuid not null,
  calendar_id     uuid not null references calendar (id),
  rule            text not null check (rule <> ''),
  anchor          text not null,
  counted_from    timestamptz not null,
  original_due_at timestamptz not null,
  due_at          timestamptz not null,
  phase           text not null check (phase in ('running', 'paused', 'closed')),
  events          int not null check (events > 0)
);
comment on column deadline.rule is '8wd, 16wh, 30d, 2m, 1q, or a day.';
comment on column deadline.original_due_at is 'As first told. Never changes; reports count against it.';
comment on column deadline.due_at is 'As it stands after pauses, extensions and changes of the calendar; while paused, as it stood at the pause.';
comment on column deadline.events is 'How many events the deadline has had: the number of the newest.';
create index deadline_by_subject on deadline (about_kind, about_id);
create index deadline_open_by_due on deadline (calendar_id, due_at, id) where phase <> 'closed'; -- what a new holiday may move

create table deadline_event (
  deadline_id    uuid not null references deadline (id),
  number         int not null check (number > 0),
  kind           text not null check (kind in ('started', 'paused', 'resumed', 'extended', 'recalculated', 'closed', 'reopened')),
  at             timestamptz not null,
  reason         text check (reason <> ''),
  extended_until date,
  due_at         timestamptz not null,
  steps          jsonb not null,
  primary key (deadline_id, number),
  check ((kind = 'extended') = (extended_until is not null)),
  check (reason is not null or kind in ('started', 'resumed', 'closed'))
);
comment on column deadline_event.at is 'From when the event counts.';
comment on column deadline_event.steps is 'How due_at was computed, as it was told then.';
