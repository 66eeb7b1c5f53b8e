-- What each area scores by each criteria set for its kind, written down for the files of open data. Pages score on reading.
create table scorecard_score (
  id            uuid primary key,
  set_code      text not null check (set_code <> ''),
  set_name      text not null check (set_name <> ''),
  area_id       uuid not null references area (id),
  scored_on     date not null,
  low           double precision not null,
  high          double precision check (high >= low),
  most          double precision,
  verdict       text not null check (verdict in ('passes', 'fails', 'open', 'no-mark')),
  known         integer not null check (known > 0),
  missing       integer not null check (missing >= 0),
  missing_law   integer not null check (missing_law >= 0),
  unique (set_code, area_id)
);
comment on table scorecard_score is 'An area of which no figure of the set is known has no row.';
comment on column scorecard_score.id is 'Made of set and area: the same score has the same one every night.';
comment on column scorecard_score.high is 'With the best that what is not known could bring; none where nothing bounds it.';
comment on column scorecard_score.missing is 'Standards without a figure; missing_law: whose points or thresholds no source tells.';
