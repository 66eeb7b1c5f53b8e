-- The trail, sealed: acts by month, the batches that seal them, and personal data apart from both.
-- Why it is built so: docs/decisions/0009-the-trail-is-sealed-in-batches.md.

-- What was recorded so far waits aside and comes back in at the end.
alter table act rename to act_before_months;
alter table act_before_months rename constraint act_pkey to act_before_months_pkey;
drop index act_by_subject;

create table act (
  id              uuid not null,
  act             text not null,
  actor_kind      text not null check (actor_kind in ('person', 'system', 'public')),
  actor_id        text not null,
  organisation_id uuid,
  about_kind      text not null,
  about_id        text not null,
  before          jsonb,
  after           jsonb,
  reason          text,
  personal        jsonb check (jsonb_typeof(personal) = 'object'),
  at              timestamptz not null,
  primary key (id, at)
) partition by range (at);
comment on table act is 'Who did what to which record, when, with the values before and after. Append only.';
comment on column act.personal is 'For each personal value, by its JSON pointer: the salted hash that the value in act_personal has to give.';
create index act_by_subject on act (about_kind, about_id, id);
create index act_by_actor on act (actor_id, id);
create index act_by_organisation on act (organisation_id, id);
create index act_by_name on act (act, id);

-- Takes what belongs to no month that was prepared: no act is ever refused for its date, however wrong a clock may go.
create table act_rest partition of act default;

-- Values about people, apart from the act they belong to, so that they can be erased while the act stays as it is.
create table act_personal (
  act_id  uuid not null,
  act_at  timestamptz not null,
  pointer text not null check (pointer like '/%'),
  salt    bytea not null check (octet_length(salt) = 16),
  value   jsonb not null,
  primary key (act_id, pointer)
);
comment on column act_personal.pointer is 'JSON pointer into { before, after, address }: /after/assignee.';
create index act_personal_by_age on act_personal (act_at) where pointer = '/address';

-- Acts that no batch has sealed yet: written with the act, so that it shows when the act does, however late it commits.
create table act_unsealed (
  act_id uuid primary key,
  act_at timestamptz not null
);

-- A sealed batch: the Merkle root over its acts, bound to the batch before it. Each follows one other and is followed once.
create table act_batch (
  number    int primary key check (number > 0),
  first_act uuid not null,
  last_act  uuid not null,
  count     int not null check (count > 0),
  root      bytea not null check (octet_length(root) = 32),
  previous  bytea unique,
  hash      bytea not null unique check (octet_length(hash) = 32),
  sealed_at timestamptz not null,
  check ((number = 1) = (previous is null)),
  constraint act_batch_follows foreign key (previous) references act_batch (hash)
);

-- Which act lies where in which batch. An act that is sealed cannot be deleted and is never sealed twice.
create table act_seal (
  batch    int not null references act_batch (number),
  position int not null check (position >= 0),
  act_id   uuid not null unique,
  act_at   timestamptz not null,
  leaf     bytea not null check (octet_length(leaf) = 32),
  primary key (batch, position),
  constraint act_seal_of_act foreign key (act_id, act_at) references act (id, at)
);

-- Makes the month of an instant, if it is not there; nothing that was written is moved: where acts came before their month
-- did, it begins after the last of them. Runs with the rights of the owner, because the program's own role may make no
-- tables, and gives up after half a second rather than hold up others.
create function prepare_act_month(present timestamptz) returns boolean
language plpgsql security definer set search_path from current set timezone = 'UTC' set lock_timeout = '500ms' as $$
declare
  begins  timestamptz := date_trunc('month', present);
  ends    timestamptz := begins + interval '1 month';
  section text := 'act_' || to_char(begins, 'YYYY_MM');
begin
  perform pg_advisory_xact_lock(4027004, hashtext(current_schema()));
  if to_regclass(section) is not null then
    return false;
  end if;
  begins := coalesce((select max(at) + interval '1 microsecond' from act_rest where at >= begins and at < ends), begins);
  if begins >= ends then
    return false;
  end if;
  -- Made apart and then attached, which holds up nobody who reads or writes the other months.
  execute format('create table %I (like act including all)', section);
  execute format('alter table act attach partition %I for values from (%L) to (%L)', section, begins, ends);
  return true;
end $$;

select count(prepare_act_month(month))
  from (select date_trunc('month', at) from act_before_months
        union select now() + make_interval(months => ahead) from generate_series(0, 2) as ahead) as months (month);
insert into act (id, act, actor_kind, actor_id, organisation_id, about_kind, about_id, before, after, reason, at)
select id, act, actor_kind, actor_id, organisation_id, about_kind, about_id, before, after, reason, at
  from act_before_months;
insert into act_unsealed (act_id, act_at) select id, at from act_before_months;
drop table act_before_months;
