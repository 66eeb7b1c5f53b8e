-- Working calendars. The law and what was announced before this version of the program are data files; here stands what
-- an authority, the city or an organisation announced since. Each calendar takes over what its parent says.
create table calendar (
  id              uuid primary key,
  kind            text not null check (kind in ('national', 'city', 'organisation')),
  parent_id       uuid references calendar (id),
  organisation_id uuid unique references organisation (id),
  version         uuid not null,
  check ((kind = 'national') = (parent_id is null)),
  check ((kind = 'organisation') = (organisation_id is not null))
);
comment on column calendar.version is 'New with every change, so that a calendar once read can be kept until it changes.';
create unique index calendar_one_of_nation_and_city on calendar (kind) where kind <> 'organisation';

insert into calendar (id, kind, parent_id, version) values
  ('01900000-0000-7000-8000-000000000001', 'national', null, gen_random_uuid()),
  ('01900000-0000-7000-8000-000000000002', 'city', '01900000-0000-7000-8000-000000000001', gen_random_uuid());

create table calendar_announcement (
  id               uuid primary key,
  calendar_id      uuid not null references calendar (id),
  kind             text not null check (kind in ('year', 'holiday', 'off', 'work', 'swap')),
  off_on           date,
  worked_on        date,
  year             int,
  tet_days_before  int check (tet_days_before between 0 and 5),
  national_day     text check (national_day in ('before', 'after')),
  name_vi          text check (name_vi <> ''),
  name_en          text check (name_en <> ''),
  instrument       text not null check (instrument <> ''),
  url              text,
  announced_at     timestamptz not null,
  withdrawn_at     timestamptz,
  withdrawn_reason text check (withdrawn_reason <> ''),
  check ((off_on is not null) = (kind in ('holiday', 'off', 'swap'))),
  check ((worked_on is not null) = (kind in ('work', 'swap'))),
  check ((name_vi is not null and name_en is not null) = (kind in ('holiday', 'off', 'work'))),
  check ((year is not null and tet_days_before is not null and national_day is not null) = (kind = 'year')),
  check ((withdrawn_at is null) = (withdrawn_reason is null)),
  check (off_on <> worked_on)
);
comment on column calendar_announcement.national_day is 'On which side of 2 September the second day of Quốc khánh lies.';
comment on column calendar_announcement.tet_days_before is 'How many of the days of Tết lie before mùng 1.';
create unique index calendar_announcement_off_once on calendar_announcement (calendar_id, off_on) where withdrawn_at is null;
create unique index calendar_announcement_worked_once on calendar_announcement (calendar_id, worked_on) where withdrawn_at is null;
create unique index calendar_announcement_year_once on calendar_announcement (calendar_id, year) where withdrawn_at is null;

create table office_hours (
  calendar_id uuid not null references calendar (id),
  valid_from  date not null,
  weekdays    jsonb not null,
  saturday    jsonb not null,
  sunday      jsonb not null,
  primary key (calendar_id, valid_from)
);
comment on table office_hours is 'Hours of the office from valid_from until the next row of the same calendar: lists of {"from", "until"}.';
