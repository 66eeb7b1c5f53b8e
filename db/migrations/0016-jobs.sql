-- Work that is done later or elsewhere than in the act that asked for it (tác vụ nền). A job that is done is removed.
create table job (
  id          uuid primary key,
  kind        text not null check (kind <> ''),
  payload     jsonb not null,
  key         text check (key <> ''),
  state       text not null check (state in ('waiting', 'running', 'failed')),
  due_at      timestamptz,
  attempts    integer not null default 0 check (attempts >= 0),
  lease       uuid check ((lease is not null) = (state = 'running')),
  lease_until timestamptz check ((lease_until is not null) = (state = 'running')),
  error       text,
  enqueued_at timestamptz not null default clock_timestamp(),
  failed_at   timestamptz check ((failed_at is not null) = (state = 'failed'))
);
comment on column job.due_at is 'Not before then; none for as soon as possible.';
comment on column job.key is 'Of one kind and key one job waits and one runs at most.';
comment on column job.lease is 'Who carries it out: a new one each time it is taken up, so that a server thought dead cannot finish it.';
comment on column job.lease_until is 'By the clock of the database. After it the job is taken up again.';
create unique index job_waiting_by_key on job (kind, key) where state = 'waiting';
create unique index job_running_by_key on job (kind, key) where state = 'running';
create index job_to_take_up on job (due_at nulls first, id) where state = 'waiting'; -- what is due
create index job_held on job (lease_until) where state = 'running'; -- what a server left lying
create index job_failed on job (id) where state = 'failed'; -- what somebody has to look at

-- The newest instant at which each schedule (lịch) has fired. It only moves forward: no instant fires twice.
create table schedule (
  name     text primary key,
  fired_at timestamptz not null
);
