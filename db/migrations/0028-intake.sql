-- Doors through which reports come from elsewhere: partners' systems, and letters by e-mail.

-- Đối tác: a system elsewhere that hands reports over, signed, in a form of its own.
create table intake_partner (
  id            text primary key check (id ~ '^[a-z][a-z0-9-]{1,29}$'),
  name          text not null check (name <> ''),
  sealed_secret text not null,
  mapping       jsonb not null check (jsonb_typeof(mapping) = 'object'),
  active        boolean not null default true,
  created_at    timestamptz not null,
  version       integer not null default 1
);
comment on column intake_partner.mapping is 'Where in their messages stands what a report needs, and what they call our categories.';

-- What was done with each letter: none is taken twice, and why one was not taken can be looked up.
create table intake_mail (
  message_key text primary key,
  outcome     text not null check (outcome in ('filed', 'ignored', 'refused')),
  reason      text check ((reason is null) = (outcome = 'filed')),
  report_id   uuid references report (id) check ((report_id is not null) = (outcome = 'filed')),
  at          timestamptz not null
);
comment on column intake_mail.message_key is 'Keyed hash of the identifier of the letter, or of the letter where it has none: says nothing about its sender.';
create index intake_mail_by_age on intake_mail (at);
