-- Review of a directive: what people make of what the reader found, and the next versions of a document.

-- A directive is followed by one version of its document. The next one is compared with it first, and takes its place
-- when people have decided about every task.
alter table directive_version
  add column standing text not null default 'in-force' check (standing in ('in-force', 'proposed', 'former', 'discarded')),
  add column letterhead jsonb;
comment on column directive_version.letterhead is 'What the letterhead of a proposed version says: number, type, issuer, issuedOn, title.';
create unique index directive_version_in_force_once on directive_version (directive_id) where standing = 'in-force';
create unique index directive_version_proposed_once on directive_version (directive_id) where standing = 'proposed';
drop index directive_version_file_once;
create unique index directive_version_file_once on directive_version (sha256)
  where reading <> 'failed' and standing <> 'discarded';

alter table directive_finding
  add column title text check (title <> ''),
  add column position geometry(Point, 4326),
  add column origin text not null default 'reader' check (origin in ('reader', 'person')),
  add column set_aside boolean not null default false,
  add column touched_at timestamptz,
  add column touched_by text,
  drop constraint directive_finding_state_check,
  add constraint directive_finding_state_check check (state in ('open', 'confirmed', 'rejected', 'replaced')),
  drop constraint directive_finding_work_item_id_key,
  add constraint directive_finding_work_once unique (version_id, work_item_id);
comment on column directive_finding.title is 'As a person worded it; else it is made from the quote.';
comment on column directive_finding.position is 'Where it is, said for this task itself.';
comment on column directive_finding.origin is 'A person finds a task by selecting its text, by splitting one or by merging several.';
comment on column directive_finding.set_aside is 'Looked at and left for later.';
comment on column directive_finding.touched_at is 'When somebody last did something about it: where a review goes on.';
comment on column directive_finding.work_item_id is 'The same work in each version of the document that asks for it.';
create index directive_finding_by_work on directive_finding (work_item_id) where work_item_id is not null;

-- The other passages of a task whose words stand apart: it was merged from several.
create table directive_finding_passage (
  finding_id uuid not null references directive_finding (id),
  ordinal    integer not null check (ordinal > 0),
  quote      text not null check (quote <> ''),
  start_at   integer not null check (start_at >= 0),
  end_at     integer not null check (end_at > start_at),
  primary key (finding_id, ordinal)
);

-- What became of a finding that was split or merged.
create table directive_finding_descent (
  from_id uuid not null references directive_finding (id),
  to_id   uuid not null references directive_finding (id),
  undone  boolean not null default false,
  primary key (from_id, to_id),
  check (from_id <> to_id)
);
create index directive_finding_descent_by_successor on directive_finding_descent (to_id);

-- The organisations that the words for the owner name, where they name more than one.
create table directive_finding_candidate (
  finding_id      uuid not null references directive_finding (id),
  ordinal         integer not null check (ordinal > 0),
  organisation_id uuid not null references organisation (id),
  primary key (finding_id, ordinal)
);

-- What people decided about the tasks of the version in force, for the version that is proposed.
create table directive_carry (
  version_id  uuid not null references directive_version (id),
  finding_id  uuid not null references directive_finding (id),
  kind        text not null check (kind in ('same', 'changed', 'removed')),
  start_at    integer,
  end_at      integer,
  decision    text not null check (decision in ('keep', 'take-words', 'leave')),
  reason      text,
  decided_at  timestamptz not null,
  decided_by  text not null,
  version     integer not null default 1,
  primary key (version_id, finding_id),
  check ((start_at is null) = (end_at is null)),
  check (kind = 'changed' or decision <> 'take-words')
);
comment on column directive_carry.kind is 'What the comparison said then; a decision about something else no longer holds.';
comment on column directive_carry.start_at is 'The words of the proposed version that were meant, as a span of its text.';

-- A duty that comes again: each occurrence is work of its own and leads to the next.
alter table work_item
  add column next_id uuid unique references work_item (id) check (next_id <> id),
  add column recurrence_over boolean not null default false;
comment on column work_item.next_id is 'The next occurrence of a recurring duty, once it is opened.';
comment on column work_item.recurrence_over is 'The last occurrence there is.';
create index work_item_recurring on work_item (due_on) -- what may lead to a next occurrence
  where recurrence is not null and next_id is null and not recurrence_over and state <> 'recalled';
