-- The trace of everything anybody changed (thao tác). Written by recordAct, read as history, never altered.
create table act (
  id              uuid primary key,
  act             text not null,
  actor_kind      text not null check (actor_kind in ('person', 'system', 'public')),
  actor_id        text not null,
  organisation_id uuid,
  about_kind      text not null,
  about_id        text not null,
  before          jsonb,
  after           jsonb,
  reason          text,
  at              timestamptz not null
);
comment on table act is 'Who did what to which record, when, with the values before and after. Append only.';
create index act_by_subject on act (about_kind, about_id, id);
