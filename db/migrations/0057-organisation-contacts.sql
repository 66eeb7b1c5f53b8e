-- How an office is reached: where it sits, whom to call, when it is open. Without a row nobody has entered it yet.
create table organisation_contact (
  organisation_id uuid primary key references organisation (id),
  address         text check (address <> ''),
  position        geometry(Point, 4326),
  phones          jsonb not null default '[]',
  email           text check (email <> ''),
  hours           jsonb,
  exceptions      jsonb not null default '[]',
  version         integer not null default 1,
  changed_at      timestamptz not null
);
comment on table organisation_contact is 'Contacts of the office, for everybody; who changed them and what stood before is in the trail.';
comment on column organisation_contact.hours is 'Hours by weekday; null for those of the city''s calendar.';
comment on column organisation_contact.exceptions is 'Stretches of days with hours of their own, or closed.';
