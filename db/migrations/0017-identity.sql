-- Accounts in full: sessions of our own, second factors, passkeys, providers, invitations, programs that act for people.

-- A session is known by the hash of its token; those opened before have to be opened again.
delete from session;
alter table session drop column token;
alter table session drop column updated_at;
alter table session drop column ip_address;
alter table session
  add column token_hash    text not null unique,
  add column last_used_at  timestamptz not null,
  add column opened_by     text not null check (opened_by in ('password', 'passkey', 'provider')),
  add column second_factor boolean not null default false,
  add column address       text,
  add column provider      text,
  add column provider_account_id text,
  add column provider_session_id text,
  add column id_token      text;
comment on column session.expires_at is 'Its end, however much it is used; it also ends when it was not used for long.';
comment on column session.id_token is 'What the provider asks to see at signing out; personal data, gone with the session.';
create index session_by_provider on session (provider, provider_account_id) where provider is not null;

-- What a sign-in is waiting for: the second factor, a passkey, the answer of a provider. Each can be taken once.
drop table verification;
create table sign_in_step (
  token_hash text primary key,
  kind       text not null check (kind in ('second-factor', 'passkey', 'new-passkey', 'provider')),
  account_id uuid references account (id) on delete cascade,
  data       jsonb not null,
  tries      integer not null default 0,
  expires_at timestamptz not null
);
create index sign_in_step_by_end on sign_in_step (expires_at);

alter table credential
  drop column access_token,
  drop column refresh_token,
  drop column id_token,
  drop column access_token_expires_at,
  drop column refresh_token_expires_at,
  drop column scope;
comment on column credential.provider is 'credential: a password; oidc:NAME: known to that provider as provider_account_id.';

alter table account
  drop column image,
  drop column email_verified,
  add column suspended_at timestamptz,
  add column suspended_for text check ((suspended_for is null) or (suspended_at is not null)),
  -- Lower case without diacritics: what is searched, and the order of the directory.
  add column search text collate "C" generated always as (
    lower(translate(regexp_replace(normalize(name, NFD), '[\u0300-\u036f]', '', 'g'), 'đĐ', 'dd')) || ' ' || email
  ) stored;
create index account_by_search on account (search, id);

create table one_time_code (
  account_id   uuid primary key references account (id) on delete cascade,
  sealed_secret text not null,
  confirmed_at timestamptz,
  last_step    bigint,
  created_at   timestamptz not null
);
comment on table one_time_code is 'The secret behind six-digit codes (TOTP, RFC 6238), sealed with the key of the server.';
comment on column one_time_code.last_step is 'The half minute of the last code taken: no code of it or before is taken again.';

create table recovery_code (
  account_id uuid not null references account (id) on delete cascade,
  code_hash  text not null,
  used_at    timestamptz,
  primary key (account_id, code_hash)
);

create table passkey (
  id            uuid primary key,
  account_id    uuid not null references account (id) on delete cascade,
  credential_id text not null unique,
  public_key    text not null,
  counter       bigint not null,
  transports    text[] not null,
  name          text not null check (name <> ''),
  created_at    timestamptz not null,
  last_used_at  timestamptz
);
create index passkey_by_account on passkey (account_id);

create table invitation (
  account_id uuid primary key references account (id) on delete cascade,
  token_hash text not null unique,
  expires_at timestamptz not null
);
comment on table invitation is 'A link with which a person sets a password; a newer one replaces it, use removes it.';

create table api_token (
  id           uuid primary key,
  account_id   uuid not null references account (id) on delete cascade,
  name         text not null check (name <> ''),
  token_hash   text not null unique,
  scope        text[] not null check (cardinality(scope) > 0),
  created_at   timestamptz not null,
  expires_at   timestamptz not null check (expires_at > created_at),
  last_used_at timestamptz,
  revoked_at   timestamptz
);
create index api_token_by_account on api_token (account_id);

create table logout_token_seen (
  provider   text not null,
  jti        text not null,
  expires_at timestamptz not null,
  primary key (provider, jti)
);
comment on table logout_token_seen is 'Logout tokens of providers that were obeyed: none is obeyed twice.';

-- An appointment ended on its first day was held for no whole day; the row stays.
alter table appointment drop constraint appointment_check1;
alter table appointment add constraint appointment_in_order check (valid_to >= valid_from);
alter table appointment add column source text;
comment on column appointment.source is 'The provider whose claims gave it, as oidc:NAME; none: somebody here.';
create index appointment_by_account on appointment (account_id);
create index appointment_by_organisation on appointment (organisation_id, account_id);
create index work_item_open_by_assignee on work_item (assignee) where not closed and assignee is not null; -- handed over
