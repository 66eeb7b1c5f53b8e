-- What acts tell to live screens (sự kiện), written in the act's own transaction and kept for a short time only.
create table event (
  xid              xid8 not null default pg_current_xact_id(),
  id               bigint generated always as identity,
  kind             text not null check (kind ~ '^[a-z][a-z-]*\.[a-z][a-z-]*$'),
  about_kind       text not null check (about_kind <> ''),
  about_id         text not null check (about_id <> ''),
  published        boolean not null,
  permission       text,
  organisation_ids uuid[] not null,
  area_ids         uuid[] not null,
  only_for         text[],
  data             jsonb not null,
  at               timestamptz not null default clock_timestamp(),
  primary key (xid, id)
);
comment on column event.xid is 'The transaction it was written in. Transactions end in another order than they begin: what a reader has seen is a snapshot, not a number.';
comment on column event.permission is 'Whoever holds it hears of this event, whatever the organisation.';
comment on column event.only_for is 'Accounts that alone may hear of it; none where the other columns decide.';
comment on column event.data is 'Small and without personal data: pages ask for the record again.';

-- Up to where events have been removed; a reader that had not come so far has to load everything anew.
create table event_removal (
  one       boolean primary key default true check (one),
  up_to_xid xid8 not null
);
