-- Notices (thông báo): what a person should know, and the ways it reaches them.
create table notice (
  id              uuid primary key,
  account_id      uuid not null references account (id) on delete cascade,
  kind            text not null check (kind ~ '^[a-z][a-z-]*\.[a-z][a-z-]*$'),
  about_kind      text not null check (about_kind <> ''),
  about_id        text not null check (about_id <> ''),
  title           text check (title <> ''),
  title_is_public boolean not null default false check (not title_is_public or title is not null),
  params          jsonb not null,
  sections        jsonb,
  at              timestamptz not null,
  in_inbox        boolean not null,
  read_at         timestamptz,
  mail_after      timestamptz,
  mailed_at       timestamptz check (mail_after is not null or mailed_at is null),
  push_after      timestamptz,
  pushed_at       timestamptz check (push_after is not null or pushed_at is null)
);
comment on column notice.title is 'Of the record it is about; none for restricted work, whose title goes nowhere.';
comment on column notice.params is 'Numbers and days of the sentence; no personal data.';
comment on column notice.sections is 'Lists of a digest.';
comment on column notice.mail_after is 'Not before then by e-mail: the window of a digest, the quiet hours of the person. None: not by e-mail.';
create index notice_inbox on notice (account_id, id) where in_inbox;
create index notice_unread on notice (account_id) where in_inbox and read_at is null;
create index notice_to_mail on notice (account_id, mail_after) where mail_after is not null and mailed_at is null;
create index notice_to_push on notice (account_id, push_after) where push_after is not null and pushed_at is null;
create index notice_by_age on notice (at);
create index notice_by_record on notice (about_kind, about_id);

-- How a person wants to be told. Who has no row gets what kinds.ts says.
create table notice_settings (
  account_id  uuid primary key references account (id) on delete cascade,
  language    text not null check (language in ('vi', 'en')),
  quiet_from  time,
  quiet_until time check ((quiet_from is null) = (quiet_until is null) and quiet_from <> quiet_until),
  mail        boolean not null default true
);
comment on column notice_settings.quiet_from is 'From this time of the city to quiet_until e-mail and push wait; over midnight where it is the later one.';
comment on column notice_settings.mail is 'False after somebody left all e-mail by the link in one.';

create table notice_channel (
  account_id uuid not null references account (id) on delete cascade,
  kind       text not null,
  inbox      boolean not null,
  email      boolean not null,
  push       boolean not null,
  primary key (account_id, kind)
);

-- Browsers that want to be woken (web push).
create table push_subscription (
  id         uuid primary key,
  account_id uuid not null references account (id) on delete cascade,
  endpoint   text not null unique,
  p256dh     text not null,
  auth       text not null,
  created_at timestamptz not null
);
create index push_subscription_by_account on push_subscription (account_id);

-- The one pair of keys (VAPID) that shows push services who we are; made at the first use and kept, for all servers.
create table push_key (
  one         boolean primary key default true check (one),
  public_key  text not null,
  private_key text not null
);

-- Which week somebody has had the digest of.
create table weekly_digest (
  account_id uuid not null references account (id) on delete cascade,
  week       date not null,
  primary key (account_id, week)
);
comment on column weekly_digest.week is 'Its Monday.';
