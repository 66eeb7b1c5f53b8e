-- News (tin, bài): what the city tells its people. An article is one record with versions; the public sees the version that
-- somebody with the right to has published, and of a correction what it put right.
create table article (
  id                   uuid primary key,
  slug                 text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  language             text not null check (language in ('vi', 'en')),
  organisation_id      uuid not null references organisation (id),
  area_id              uuid references area (id),
  state                text not null check (state in ('draft', 'submitted', 'scheduled', 'published', 'withdrawn')),
  published_version_id uuid,
  published_at         timestamptz,
  corrected_at         timestamptz,
  withdrawn_at         timestamptz,
  withdrawn_reason     text check (withdrawn_reason <> ''),
  listed_at            timestamptz not null,
  created_by           uuid not null references account (id),
  created_at           timestamptz not null,
  version              integer not null default 1,
  constraint article_published_shows_a_version
    check (state <> 'published' or (published_version_id is not null and published_at is not null)),
  constraint article_withdrawn_says_when check ((state = 'withdrawn') = (withdrawn_at is not null))
);
comment on column article.area_id is 'Of its newest version: decides who may work on it where rights are limited to an area.';
comment on column article.state is 'Of what was never published, how far it is; a published one stays so while it is being corrected.';
comment on column article.listed_at is 'Its place in lists, newest first: when it was first published, else last touched.';
create index article_by_state on article (state, listed_at desc, id desc);
create index article_by_area on article (area_id, listed_at desc, id desc);

create table article_version (
  id            uuid primary key,
  article_id    uuid not null references article (id),
  ordinal       integer not null check (ordinal > 0),
  standing      text not null check (standing in ('draft', 'submitted', 'scheduled', 'published', 'replaced', 'discarded')),
  title         text not null check (title <> ''),
  lead          text not null,
  body          text not null check (length(body) <= 100000),
  author        text check (author <> ''),
  source        text check (source <> ''),
  tags          text[] not null,
  area_id       uuid references area (id),
  place_id      uuid references place (id),
  cover         jsonb check (jsonb_typeof(cover) = 'object'),
  image_ids     uuid[] not null,
  directive_ids uuid[] not null,
  work_item_ids uuid[] not null,
  correction    text check (correction <> ''),
  publish_at    timestamptz,
  returned_reason text check (returned_reason <> ''),
  written_by    uuid not null references account (id),
  written_at    timestamptz not null,
  decided_by    uuid references account (id),
  published_at  timestamptz,
  unique (article_id, ordinal),
  unique (id, article_id),
  constraint article_version_scheduled_says_when check (standing <> 'scheduled' or publish_at is not null)
);
comment on column article_version.body is 'Markdown as it was typed; never markup that is sent on as it is.';
comment on column article_version.author is 'As shown to readers: a name somebody wants to be known by.';
comment on column article_version.image_ids is 'Pictures it shows: with the version in public, these are public.';
comment on column article_version.correction is 'What it puts right, as readers are told; none for the first version that was published.';
create unique index article_version_one_at_work on article_version (article_id)
  where standing in ('draft', 'submitted', 'scheduled');
create unique index article_version_one_public on article_version (article_id) where standing = 'published';
create index article_version_by_tag on article_version using gin (tags) where standing = 'published';

alter table article add constraint article_shows_its_own_version
  foreign key (published_version_id, id) references article_version (id, article_id);

create table article_image (
  id         uuid primary key,
  article_id uuid not null references article (id),
  file_id    uuid not null references file (id),
  added_by   uuid not null references account (id),
  added_at   timestamptz not null
);
create index article_image_by_article on article_image (article_id);

create sequence search_slot_article;
