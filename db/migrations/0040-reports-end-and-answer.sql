-- Reports that end by themselves, answers by mail, reports in the search, and how long it is kept whom the inspectors met.

alter table report_category add column close_days integer check (close_days between 1 and 90);
comment on column report_category.close_days is
  'Days after it was said to be done at which a report that nobody objected to is closed by itself; null: somebody has to check.';
update report_category set close_days = (select rating_days from report_setting) where not restricted;

alter table report add column closes_at timestamptz;
comment on column report.closes_at is 'While it waits to be checked: when it is closed by itself if nobody objects.';
create index report_by_closing on report (closes_at) where closes_at is not null; -- whose time has come

alter table report_reporter
  add column told_update  uuid,
  add column mail_left_at timestamptz;
comment on column report_reporter.told_update is 'The newest update that went out to them by mail.';
comment on column report_reporter.mail_left_at is 'When they asked for no more mails about this report.';

-- Reports are found by their words (see 0018).
create sequence search_slot_report;

-- How long it is kept whom the inspectors met; one row.
create table inspection_retention (
  is_the_only_one boolean primary key default true check (is_the_only_one),
  after_days      integer check (after_days between 1 and 36500),
  source          text check (source <> ''),
  confirmed       boolean not null default false check (not confirmed or source is not null),
  version         integer not null default 1
);
comment on column inspection_retention.after_days is 'Days after the inspection; null: not erased by the clock.';
comment on column inspection_retention.confirmed is 'Whether the term stands in the source; else it is the office''s own and says so.';
insert into inspection_retention default values;
create index inspection_party_kept on inspection_party (inspection_id) where erased_at is null; -- whose term may have come
