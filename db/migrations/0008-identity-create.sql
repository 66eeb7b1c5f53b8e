-- Accounts and their sessions. account, credential, session and verification are written by the sign-in library, with the
-- columns it knows; the rest is ours.
create table account (
  id                   uuid primary key,
  name                 text not null check (name <> ''),
  email                text not null unique check (email = lower(email)),
  email_verified       boolean not null default false,
  image                text,
  password_is_one_time boolean not null default false,
  created_at           timestamptz not null,
  updated_at           timestamptz not null
);
comment on table account is 'Who can sign in (tài khoản). Name and address are personal data.';
comment on column account.password_is_one_time is 'Set for a person by somebody else: nothing may be done before it is changed.';

create table credential (
  id                       uuid primary key,
  account_id               uuid not null references account (id) on delete cascade,
  provider                 text not null,
  provider_account_id      text not null,
  password_hash            text,
  access_token             text,
  refresh_token            text,
  id_token                 text,
  access_token_expires_at  timestamptz,
  refresh_token_expires_at timestamptz,
  scope                    text,
  created_at               timestamptz not null,
  updated_at               timestamptz not null,
  unique (provider, provider_account_id)
);
create index credential_by_account on credential (account_id);

create table session (
  id         uuid primary key,
  account_id uuid not null references account (id) on delete cascade,
  token      text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index session_by_account on session (account_id);

create table verification (
  id         uuid primary key,
  identifier text not null,
  value      text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index verification_by_identifier on verification (identifier);

-- What an account may do, and for which organisation, with a period: what somebody once was is kept.
create table appointment (
  id              uuid primary key,
  account_id      uuid not null references account (id) on delete cascade,
  organisation_id uuid references organisation (id),
  role            text not null check (role in ('administrator', 'staff')),
  valid_from      date not null,
  valid_to        date,
  check (role <> 'staff' or organisation_id is not null),
  check (valid_to > valid_from),
  constraint appointment_one_at_a_time
    exclude using gist (account_id with =, daterange(valid_from, valid_to) with &&)
);
comment on column appointment.valid_to is 'First day on which it no longer holds; none while it lasts.';

-- Attempts to sign in. Who and from where are kept as keyed hashes only: enough to count, not enough to tell.
create table sign_in_attempt (
  id          uuid primary key,
  account_key text not null,
  address_key text not null,
  at          timestamptz not null
);
create index sign_in_attempt_by_account on sign_in_attempt (account_key, at);
create index sign_in_attempt_by_address on sign_in_attempt (address_key, at);

create table sign_in_address (
  account_key text not null,
  address_key text not null,
  last_at     timestamptz not null,
  primary key (account_key, address_key)
);
comment on table sign_in_address is 'Addresses an account has signed in from: attacks from elsewhere do not lock its owner out.';
