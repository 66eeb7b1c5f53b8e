-- Warnings to the public (cảnh báo), in the words of the Common Alerting Protocol 1.2 (OASIS, 2010; ITU-T X.1303 bis).
create table warning (
  id           uuid primary key,
  sender       text not null check (sender <> ''),
  identifier   text not null check (identifier <> ''),
  received     boolean not null,
  state        text not null check (state in ('draft', 'issued', 'replaced', 'cancelled', 'discarded')),
  purpose      text not null check (purpose in ('actual', 'exercise', 'test')),
  severity     text not null check (severity in ('extreme', 'severe', 'moderate', 'minor', 'unknown')),
  effective_at timestamptz not null,
  expires_at   timestamptz not null,
  said         jsonb not null,
  replaces_id  uuid references warning (id),
  sent_at      timestamptz,
  ended_at     timestamptz,
  end_reason   text,
  version      integer not null default 1,
  changed_at   timestamptz not null,
  constraint warning_known_once unique (sender, identifier),
  constraint warning_lasts check (expires_at > effective_at),
  constraint warning_sent check (sent_at is not null or received or state in ('draft', 'discarded'))
);
comment on table warning is 'What people are warned of. Whatever was once said to the public stays; a draft that was given up is kept as discarded.';
comment on column warning.received is 'Came in as an alert of somebody else.';
comment on column warning.said is 'Event, headline, what happens and what to do, in one language or two; kinds, urgency, certainty; area in words and outline.';
comment on column warning.sent_at is 'When it was issued; of a received one, when its sender sent it.';
create index warning_in_force on warning (expires_at) where state = 'issued';
create index warning_by_state on warning (state, id desc);

create table warning_area (
  warning_id uuid not null references warning (id),
  area_id    uuid not null references area (id),
  primary key (warning_id, area_id)
);
comment on table warning_area is 'The administrative units it concerns; none for the whole city.';
create index warning_area_by_area on warning_area (area_id);
