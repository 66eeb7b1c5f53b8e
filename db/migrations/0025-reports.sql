-- Reports (phản ánh hiện trường): what a citizen or an officer saw, where. Each is a row here and a work item.

-- Lĩnh vực: what a report may be about, as data.
create table report_category (
  id                uuid primary key,
  code              text not null unique check (code ~ '^[a-z][a-z0-9-]{1,39}$'),
  ordinal           integer not null,
  name_vi           text not null check (name_vi <> ''),
  name_en           text not null check (name_en <> ''),
  group_vi          text check (group_vi <> ''),
  group_en          text check ((group_en is null) = (group_vi is null)),
  description_vi    text check (description_vi <> ''),
  description_en    text check ((description_en is null) = (description_vi is null)),
  icon              text not null check (icon ~ '^[a-z][a-z0-9-]{0,39}$'),
  keywords          text[] not null default '{}',
  attributes        jsonb not null default '[]' check (jsonb_typeof(attributes) = 'array'),
  accept_rule       text,
  finish_rule       text not null,
  warn_hours        integer check (warn_hours > 0),
  head_hours        integer check (head_hours > 0),
  leader_hours      integer check (leader_hours > 0),
  after_photo       boolean not null default true,
  publication       text not null default 'moderated' check (publication in ('moderated', 'never')),
  restricted        boolean not null default false,
  duplicate_m       integer not null default 50 check (duplicate_m between 0 and 5000),
  duplicate_days    integer not null default 30 check (duplicate_days between 0 and 3650),
  active_from       date not null,
  active_to         date check (active_to > active_from),
  source            text check (source <> ''),
  confirmed         boolean not null default false check (not confirmed or source is not null),
  version           integer not null default 1,
  changed_at        timestamptz not null
);
comment on column report_category.accept_rule is 'Clocks are rules of the deadline engine: 4wh, 3wd.';
comment on column report_category.warn_hours is 'Working hours before the finish deadline at which the owner is warned.';
comment on column report_category.head_hours is 'Working hours after it at which the head of the owner hears of it; leader_hours: the leaders.';
comment on column report_category.restricted is 'From the first moment for named people alone: the conduct of officials.';
comment on column report_category.confirmed is 'Whether the clocks stand in the source; else they are shown as not confirmed by any.';

-- What the city has settled about reports; one row.
create table report_setting (
  is_the_only_one  boolean primary key default true check (is_the_only_one),
  dispatcher_id    uuid references organisation (id),
  confidant_ids    uuid[] not null default '{}',
  rating_days      integer not null default 7 check (rating_days between 1 and 90),
  back_date_days   integer not null default 7 check (back_date_days between 0 and 90),
  repeats_reopen   integer not null default 3 check (repeats_reopen between 1 and 100),
  reopen_days      integer not null default 30 check (reopen_days between 1 and 365),
  border_m         integer not null default 30 check (border_m between 0 and 500),
  per_address      integer not null default 30 check (per_address between 1 and 10000),
  address_minutes  integer not null default 10 check (address_minutes between 1 and 1440),
  version          integer not null default 1
);
comment on column report_setting.dispatcher_id is 'The operations centre: gives the work of reports out and decides about it.';
comment on column report_setting.confidant_ids is 'Accounts that complaints, denunciations and reports about officials are for, from the first moment.';
comment on column report_setting.border_m is 'So near to a border of the area the neighbour is told as well.';
insert into report_setting default values;

create sequence report_number as bigint;

-- The grid of the maps: cells of half a hundredth of a degree, and of eight times that.
create table report (
  id             uuid primary key,
  number         text not null unique,
  work_item_id   uuid not null unique,
  state          text not null,
  kind           text not null default 'report' check (kind in ('report', 'complaint', 'denunciation')),
  category_id    uuid not null references report_category (id),
  text           text not null check (text <> '' and length(text) <= 4000),
  public_text    text check (public_text <> '' and length(public_text) <= 4000),
  answers        jsonb not null default '{}' check (jsonb_typeof(answers) = 'object'),
  address        text check (address <> ''),
  public_address text check (public_address <> ''),
  place_id       uuid references place (id),
  position       geometry(Point, 4326),
  position_note  text check (position_note in ('near-water', 'near-border')),
  area_id        uuid references area (id),
  owner_id       uuid not null references organisation (id),
  given_by_id    uuid references organisation (id),
  channel        text not null check (channel ~ '^[a-z][a-z0-9-]{1,39}$'),
  channel_ref    text check (channel_ref <> ''),
  reported_at    timestamptz not null,
  filed_at       timestamptz not null check (filed_at >= reported_at),
  filed_for      text check (filed_for in ('phone', 'desk', 'letter', 'other')),
  accept_due_at  timestamptz,
  accepted_at    timestamptz,
  alarm_at       timestamptz,
  alarm          text check (alarm in ('accept', 'warn', 'head', 'leader')),
  weight         integer not null default 1 check (weight > 0),
  duplicate_of_id uuid references report (id) check (duplicate_of_id <> id),
  publication    text not null default 'waiting' check (publication in ('waiting', 'public', 'withheld')),
  published      boolean generated always as (publication = 'public') stored,
  restricted     boolean not null default false,
  rating         smallint check (rating between 1 and 5),
  rated_at       timestamptz check ((rated_at is null) = (rating is null)),
  reopened_count integer not null default 0,
  closed_at      timestamptz,
  outcome        text check (outcome in ('done', 'referred', 'rejected')),
  outcome_reason text check (outcome_reason <> ''),
  referred_to    text check (referred_to <> ''),
  synthetic      boolean not null default false,
  client_id      uuid unique,
  changed_at     timestamptz not null,
  version        integer not null default 1,
  cell           integer generated always as
    (floor(ST_Y(position) / 0.005)::integer * 50000 + floor(ST_X(position) / 0.005)::integer) stored,
  wide_cell      integer generated always as
    (floor(ST_Y(position) / 0.04)::integer * 50000 + floor(ST_X(position) / 0.04)::integer) stored,
  constraint report_restricted_is_not_published check (not (restricted and publication = 'public')),
  constraint report_complaint_is_restricted check (kind = 'report' or restricted),
  constraint report_refusal_gives_a_reason check (outcome is null or outcome = 'done' or outcome_reason is not null),
  constraint report_referral_names_an_agency check (outcome is distinct from 'referred' or referred_to is not null)
);
comment on column report.number is 'As people cite it: PA-2026-000123. Says nothing about who sent it.';
comment on column report.state is 'The state of its work item, which alone decides; the two cannot disagree.';
comment on column report.public_text is 'The text as the public reads it, masked and moderated; null until then. public_address: the same of the address.';
comment on column report.given_by_id is 'The operations centre that gave the work out, as on the work item.';
comment on column report.area_id is 'The area it lay in on the day it was filed.';
comment on column report.reported_at is 'When the citizen said it; filed_at: when it came into the system.';
comment on column report.filed_for is 'Taken down by staff for somebody who said it by telephone, at the desk or in a letter.';
comment on column report.alarm_at is 'When the next step of the clocks comes: accept is due, warn, tell the head, tell the leaders.';
comment on column report.weight is 'How many reported it: itself and the repeats linked to it.';
comment on column report.client_id is 'Given by the sender''s device: sent again it is the same report.';

-- The state is that of the work item. Checked when the transaction ends: the work moves first, then the report.
create unique index work_item_state_of on work_item (id, state);
alter table report add constraint report_state_is_that_of_its_work
  foreign key (work_item_id, state) references work_item (id, state) deferrable initially deferred;

-- Lists run from the newest back: of the city, of a state, a category, an owner, an area, a cell of the map.
create index report_by_time on report (reported_at desc, id desc);
create index report_by_state on report (state, reported_at desc, id desc);
create index report_by_category on report (category_id, reported_at desc, id desc);
create index report_by_owner on report (owner_id, reported_at desc, id desc);
create index report_by_area on report (area_id, reported_at desc, id desc);
create index report_by_cell on report (cell, reported_at desc, id desc);
create index report_by_wide_cell on report (wide_cell, reported_at desc, id desc);
create index report_published_by_time on report (reported_at desc, id desc) where publication = 'public'; -- the public's list
create index report_where on report using gist (position); -- what lies near: repeats
create index report_of_main on report (duplicate_of_id) where duplicate_of_id is not null;
create index report_by_alarm on report (alarm_at) where alarm_at is not null; -- whose clock has come
create index report_waiting_for_publication on report (reported_at, id) where publication = 'waiting' and not restricted;

-- Who said it. Apart from everything else: for those who call back, each look in the trail, erased by rule.
create table report_reporter (
  report_id   uuid primary key references report (id) on delete cascade,
  account_id  uuid references account (id),
  name        text check (name <> ''),
  phone       text check (phone <> ''),
  email       text check (email <> ''),
  language    text not null default 'vi' check (language in ('vi', 'en')),
  erased_at   timestamptz
);
comment on table report_reporter is 'Personal data: read by one route alone, absent from lists, events, logs, exports and tiles.';
create index report_reporter_by_account on report_reporter (account_id, report_id desc) where account_id is not null;

-- Photos: of what was seen (before), and of what was done about it (after). Each is published by itself.
create table report_photo (
  id          uuid primary key,
  report_id   uuid references report (id),
  kind        text not null check (kind in ('before', 'after')),
  ordinal     integer not null default 1,
  file_id     uuid not null references file (id),
  publication text not null default 'waiting' check (publication in ('waiting', 'public', 'withheld')),
  added_at    timestamptz not null
);
comment on column report_photo.report_id is 'Null until the report it was taken for is filed; what stays without one for a day is removed.';
create index report_photo_by_report on report_photo (report_id, ordinal);
create index report_photo_loose on report_photo (added_at) where report_id is null;

-- What the reporter is told, in the order of events; no names of persons.
create table report_update (
  id        uuid primary key,
  report_id uuid not null references report (id) on delete cascade,
  kind      text not null,
  reason    text check (reason <> ''),
  data      jsonb not null default '{}',
  at        timestamptz not null
);
create index report_update_by_report on report_update (report_id, id);

-- Repeats, linked and never silenced. What was unlinked stays on record.
create table report_link (
  id          uuid primary key,
  report_id   uuid not null references report (id),
  main_id     uuid not null references report (id) check (main_id <> report_id),
  linked_at   timestamptz not null,
  linked_by   text not null,
  unlinked_at timestamptz,
  reason      text check (reason <> ''),
  check ((unlinked_at is null) = (reason is null))
);
create unique index report_link_in_force on report_link (report_id) where unlinked_at is null;
create index report_link_by_main on report_link (main_id);

-- Who does what where: rules, the first that fits decides.
create table report_routing_rule (
  id              uuid primary key,
  ordinal         integer not null,
  name            text not null check (name <> ''),
  category_ids    uuid[] not null default '{}',
  area_ids        uuid[] not null default '{}',
  place_ids       uuid[] not null default '{}',
  weekdays        integer[] not null default '{}' check (weekdays <@ array[1, 2, 3, 4, 5, 6, 7]),
  from_time       time,
  until_time      time check ((until_time is null) = (from_time is null)),
  organisation_id uuid not null references organisation (id),
  priority        text check (priority in ('urgent', 'high', 'normal')),
  valid_from      date not null,
  valid_to        date check (valid_to > valid_from),
  version         integer not null default 1
);
comment on table report_routing_rule is 'An empty list stands for any. Times are of the day the report was filed; until before from passes midnight.';
create index report_routing_rule_by_ordinal on report_routing_rule (ordinal, id);

-- A point near a border: the organisations of both sides know of it, and the other may take it over.
create table report_candidate (
  report_id       uuid not null references report (id) on delete cascade,
  organisation_id uuid not null references organisation (id),
  area_id         uuid references area (id),
  distance_m      integer not null check (distance_m >= 0),
  primary key (report_id, organisation_id)
);
create index report_candidate_by_organisation on report_candidate (organisation_id);

-- How many reports there are, kept on write: an act appends, now and then one writer folds.
create table report_figure_delta (
  id          bigint generated always as identity primary key,
  published   boolean not null,
  state       text not null,
  category_id uuid not null,
  area_id     uuid,
  owner_id    uuid not null,
  given_by_id uuid,
  n           smallint not null
);
create table report_figure (
  published   boolean not null,
  state       text not null,
  category_id uuid not null,
  area_id     uuid not null,
  owner_id    uuid not null,
  given_by_id uuid not null,
  n           integer not null,
  primary key (owner_id, area_id, category_id, state, published, given_by_id)
);
comment on table report_figure is 'Restricted reports are counted for nobody but those who may see them, when they ask. No area, no giver: the nil identifier.';

-- Who files how much, as keyed hashes that can be counted but not read.
create table report_intake (
  id          bigint generated always as identity primary key,
  address_key text not null,
  at          timestamptz not null
);
create index report_intake_by_address on report_intake (address_key, at);
