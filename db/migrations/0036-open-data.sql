-- The newest file of each set of open data in each format. Older ones go when a newer one has taken their place.
create table data_file (
  set_id  text not null check (set_id ~ '^[a-z][a-z-]*$'),
  format  text not null check (format in ('csv', 'xlsx', 'geojson', 'parquet')),
  file_id uuid not null references file (id),
  records integer not null check (records >= 0),
  made_at timestamptz not null,
  primary key (set_id, format)
);
comment on column data_file.made_at is 'When reading began: what changed later may be in the file or not.';
