-- Earlier files of open data: the first of each month, as CSV, of the sets in which nothing is ever taken back.
create table data_edition (
  set_id  text not null check (set_id ~ '^[a-z][a-z-]*$'),
  month   date not null check (extract(day from month) = 1),
  file_id uuid not null references file (id),
  records integer not null check (records >= 0),
  made_at timestamptz not null,
  primary key (set_id, month)
);
comment on table data_edition is 'What a set held at the beginning of a month. Sets with words of citizens have none: what is withdrawn there is gone everywhere.';
