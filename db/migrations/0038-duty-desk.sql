-- The duty desk (bàn trực): who was called back and what they said, and the log of each shift.

-- Gọi lại: entered once and never changed; what turns out wrong is put right by a further one.
create table report_call (
  id              uuid primary key,
  report_id       uuid not null references report (id) on delete cascade,
  outcome         text not null check (outcome in ('reached', 'not-reached')),
  said            text check (said <> '' and length(said) <= 2000),
  corrects_id     uuid unique references report_call (id) check (corrects_id <> id),
  called_by       uuid not null references account (id),
  organisation_id uuid references organisation (id),
  called_at       timestamptz not null,
  erased_at       timestamptz check (erased_at is null or said is null),
  constraint report_call_reached_says_what check (outcome <> 'reached' or said is not null or erased_at is not null)
);
comment on table report_call is 'Never public. What was said is personal and goes when the contact of the report goes.';
create index report_call_by_report on report_call (report_id, id);
create index report_call_by_time on report_call (called_at);

-- Ca trực, of one desk: opened and closed by a person. A desk has one open at a time.
create table duty_shift (
  id              uuid primary key,
  organisation_id uuid not null references organisation (id),
  opened_by       uuid not null references account (id),
  opened_at       timestamptz not null,
  closed_by       uuid references account (id),
  closed_at       timestamptz check (closed_at >= opened_at),
  acknowledged_by uuid references account (id),
  acknowledged_at timestamptz check (acknowledged_at >= closed_at),
  constraint duty_shift_is_closed_by_somebody check ((closed_by is null) = (closed_at is null)),
  constraint duty_shift_is_acknowledged_by_somebody check ((acknowledged_by is null) = (acknowledged_at is null)),
  constraint duty_shift_is_acknowledged_by_the_next check (acknowledged_by <> closed_by)
);
create unique index duty_shift_open on duty_shift (organisation_id) where closed_at is null;
create index duty_shift_by_time on duty_shift (opened_at desc, id desc);
create index duty_shift_by_organisation on duty_shift (organisation_id, opened_at desc, id desc);

-- Sổ trực ca: what was noted, and the note for the next shift. Entered once, put right by a further note.
create table duty_note (
  id          uuid primary key,
  shift_id    uuid not null references duty_shift (id),
  kind        text not null check (kind in ('note', 'hand-over')),
  text        text not null check (text <> '' and length(text) <= 4000),
  corrects_id uuid unique references duty_note (id) check (corrects_id <> id),
  written_by  uuid not null references account (id),
  written_at  timestamptz not null
);
create index duty_note_by_shift on duty_note (shift_id, id);
create unique index duty_note_one_hand_over on duty_note (shift_id) where kind = 'hand-over';

-- Reports a note speaks of, found by their numbers: who may not see one of them does not see the note.
create table duty_note_report (
  note_id   uuid not null references duty_note (id),
  report_id uuid not null references report (id) on delete cascade,
  primary key (note_id, report_id)
);

-- The stream of the desk, as it came in; and the figures of an hour or a shift, which cost what happened in it.
create index report_open_by_filing on report (filed_at desc, id desc) where closed_at is null and duplicate_of_id is null;
create index report_update_by_time on report_update (at);
create index work_item_report_due on work_item (due_at) where source_kind = 'report' and not closed;
