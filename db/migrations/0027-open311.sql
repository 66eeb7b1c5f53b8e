-- Cities served by one Open311 endpoint (jurisdiction): each is known by a name of its own and covers an area.
create table open311_jurisdiction (
  id          text primary key check (id ~ '^[a-z0-9]([a-z0-9.-]{0,98}[a-z0-9])?$'),
  name        text not null check (name <> ''),
  area_id     uuid not null references area (id),
  closed_from date,
  changed_at  timestamptz not null
);
comment on table open311_jurisdiction is 'None: the whole city is served, whatever a client calls it. One: its name may be left out.';
comment on column open311_jurisdiction.closed_from is 'From this day on nothing is taken any more; what was filed can still be read.';
create index report_by_open311 on report (reported_at desc, id desc) where channel = 'open311'; -- what such clients filed
