-- Access statistics of the public pages: visits a day, without cookies and without a trace of anybody. Who visits today is
-- told apart by a hash whose salt is destroyed with the table's rows when the day is over.
create table visit_day (
  day      date primary key,
  salt     bytea,
  visits   integer not null default 0 check (visits >= 0),
  visitors integer not null default 0 check (visitors >= 0)
);
comment on column visit_day.salt is 'Of the hashes of this day; null once the day was counted. Without it no hash says anything.';

create table visit_today (
  day      date not null references visit_day (day),
  visitor  bytea not null,
  first_at timestamptz not null,
  last_at  timestamptz not null,
  visits   integer not null default 1 check (visits > 0),
  primary key (day, visitor)
);
comment on table visit_today is 'Emptied when the day is counted: a hash of address and browser, never those themselves.';
create index visit_today_by_last on visit_today (last_at);
