-- What the public sees of a report is a copy that somebody looked at: the text masked, each photo by itself.
alter table report
  add column withheld_reason text check (withheld_reason <> ''),
  add column moderated_at    timestamptz,
  add column words_erased_at timestamptz;
comment on column report.withheld_reason is 'Why it is not public, where somebody decided so; read by those who work on it, never by the public.';
comment on column report.words_erased_at is 'When the text was replaced by its masked copy: by rule, or because the reporter asked.';

alter table report_photo
  add column public_file_id  uuid references file (id),
  add column covered         jsonb not null default '[]' check (jsonb_typeof(covered) = 'array'),
  add column withheld_reason text check (withheld_reason <> ''),
  add column moderated_at    timestamptz,
  add constraint report_photo_public_is_a_copy check (publication <> 'public' or public_file_id is not null);
comment on column report_photo.public_file_id is 'The copy for the public, with the covered rectangles unreadable; the original stays inside.';
comment on column report_photo.covered is 'Rectangles in shares of width and height, as a person drew them; nothing is recognised by machine.';
create index report_photo_waiting on report_photo (added_at, id) where publication = 'waiting' and report_id is not null;

-- What is told in words reaches the public only masked; null where nothing of it is for the public.
alter table report_update add column public_reason text check (public_reason <> '');

-- Yêu cầu của chủ thể dữ liệu: what a person asked about their own data, where a person has to answer.
create table privacy_request (
  id           uuid primary key,
  report_id    uuid not null references report (id),
  kind         text not null check (kind in ('correct', 'restrict', 'object', 'erase', 'access')),
  words        text check (words <> '' and length(words) <= 2000),
  work_item_id uuid not null unique references work_item (id),
  asked_at     timestamptz not null,
  answer       text check (answer <> ''),
  answered_at  timestamptz check ((answered_at is null) = (answer is null))
);
comment on table privacy_request is 'Personal data: erased with the rest of the person''s.';
create index privacy_request_by_report on privacy_request (report_id, id);
create index privacy_request_open on privacy_request (asked_at, id) where answered_at is null;

-- Thời hạn lưu giữ: how long what is personal is kept after a report has ended.
create table report_retention (
  what       text primary key check (what in ('contact', 'photos', 'words')),
  after_days integer check (after_days between 1 and 36500),
  source     text check (source <> ''),
  confirmed  boolean not null default false check (not confirmed or source is not null),
  changed_at timestamptz,
  version    integer not null default 1
);
comment on column report_retention.after_days is 'Days after the end of the report; null: not erased by the clock.';
comment on column report_retention.confirmed is 'Whether the term stands in the source; else it is the office''s own and says so.';
insert into report_retention (what, after_days) values ('contact', 180), ('photos', null), ('words', null);
create index report_reporter_kept on report_reporter (report_id) where erased_at is null; -- whose term may have come
