-- Following (theo dõi): who wants to be told of a theme, an area, a directive or a report, with an account or without one.
create table follower (
  id           uuid primary key,
  email        text unique check (email = lower(email) and email <> ''),
  endpoint     text unique check (endpoint <> ''),
  p256dh       text,
  auth         text,
  language     text not null,
  link_sent_at timestamptz,
  created_at   timestamptz not null,
  constraint follower_has_one_way check (num_nonnulls(email, endpoint) = 1),
  constraint follower_browser_has_keys check (num_nonnulls(endpoint, p256dh, auth) in (0, 3))
);
comment on table follower is 'Somebody without an account: an e-mail address or a browser, and nothing else. Erased when nothing is followed any more.';
comment on column follower.link_sent_at is 'When the link to what is followed was last sent on request: not again and again.';

create table following (
  id           uuid primary key,
  follower_id  uuid references follower (id) on delete cascade,
  account_id   uuid references account (id) on delete cascade,
  subject      text not null check (subject ~ '^(theme:.{1,80}|(area|directive|report):[0-9a-f-]{36})$'),
  topics       text[] not null check (topics <> '{}'),
  pace         text not null check (pace in ('at-once', 'daily', 'weekly')),
  asked_at     timestamptz not null,
  confirmed_at timestamptz,
  constraint following_is_of_one check (num_nonnulls(follower_id, account_id) = 1),
  constraint following_of_account_stands check (account_id is null or confirmed_at is not null),
  unique (follower_id, subject),
  unique (account_id, subject)
);
comment on column following.subject is 'theme:<tag>, area:<id>, directive:<id>, report:<id>.';
comment on column following.confirmed_at is 'None before the address said yes; erased after three days.';
create index following_by_subject on following (subject, id) where confirmed_at is not null;
create index following_unconfirmed on following (asked_at) where confirmed_at is null;

-- What came to pass that followers are told of. What it says is read from the record when it is told, as the public sees it.
create table happening (
  id         uuid primary key,
  kind       text not null check (kind ~ '^[a-z]+\.[a-z]+$'),
  about_kind text not null check (about_kind <> ''),
  about_id   uuid not null,
  subjects   text[] not null,
  at         timestamptz not null
);
comment on column happening.subjects is 'Whose followers hear of it; area:* stands for every area.';
create index happening_by_age on happening (at);

-- What waits to be told to somebody without an account; gone once it is told.
create table telling (
  follower_id  uuid not null references follower (id) on delete cascade,
  happening_id uuid not null references happening (id) on delete cascade,
  following_id uuid not null references following (id) on delete cascade,
  lane         smallint not null,
  urgent       boolean not null,
  due_at       timestamptz not null,
  tries        smallint not null default 0,
  primary key (follower_id, happening_id)
);
comment on column telling.lane is 'Each lane is sent by one job at a time, so that nobody is told twice.';
create index telling_due on telling (lane, urgent, due_at);
create index telling_by_happening on telling (happening_id);
create index telling_by_following on telling (following_id);
