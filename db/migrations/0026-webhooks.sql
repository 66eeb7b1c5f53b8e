-- Programs elsewhere that hear of what changes (webhook): who listens, and what each was told.
create table webhook (
  id              uuid primary key,
  name            text not null check (name <> ''),
  url             text not null,
  kinds           text[] not null check (cardinality(kinds) > 0),
  organisation_id uuid references organisation (id),
  sealed_secret   text not null,
  sealed_secret_before text,
  secret_before_until  timestamptz check ((secret_before_until is null) = (sealed_secret_before is null)),
  state           text not null check (state in ('active', 'paused', 'disabled')),
  disabled_for    text check ((disabled_for is not null) = (state = 'disabled') and disabled_for in ('failing', 'gone')),
  failing_since   timestamptz,
  delivered_at    timestamptz,
  created_at      timestamptz not null,
  version         integer not null default 1
);
comment on column webhook.organisation_id is 'Hears what this organisation may hear; none: what is published.';
comment on column webhook.sealed_secret is 'Signs what is sent; sealed with the key of the server.';
comment on column webhook.failing_since is 'The first failure since the last success.';

create table webhook_delivery (
  id           uuid primary key,
  webhook_id   uuid not null references webhook (id) on delete cascade,
  kind         text not null,
  body         text not null,
  state        text not null check (state in ('waiting', 'delivered', 'failed')),
  attempts     integer not null default 0,
  status       integer,
  error        text,
  created_at   timestamptz not null,
  tried_at     timestamptz,
  next_at      timestamptz check (next_at is null or state = 'waiting')
);
comment on column webhook_delivery.body is 'What is sent, the same at every attempt. It holds no personal data.';
create index webhook_delivery_by_webhook on webhook_delivery (webhook_id, id);
create index webhook_delivery_by_age on webhook_delivery (created_at) where state <> 'waiting'; -- what is cleared away

-- How far the events have been read for all who listen so; no row while nobody does.
create table webhook_cursor (
  one      boolean primary key default true check (one),
  seen     text not null,
  moved_at timestamptz not null
);
comment on column webhook_cursor.seen is 'A snapshot of the database, as pg_current_snapshot() writes it.';
