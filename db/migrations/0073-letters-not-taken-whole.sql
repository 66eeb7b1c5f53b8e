-- Letters by e-mail of which something could not be taken: what, whether their sender was told, and where they lie.
alter table intake_mail
  add column received_at timestamptz,
  add column remarks jsonb not null default '[]' check (jsonb_typeof(remarks) = 'array'),
  add column tries integer not null default 1 check (tries > 0),
  add column answered_at timestamptz,
  drop constraint intake_mail_outcome_check,
  add constraint intake_mail_outcome_check check (outcome in ('filed', 'ignored', 'refused', 'failed'));
comment on column intake_mail.received_at is 'When the letter box got it: there it is found by that and by its flag.';
comment on column intake_mail.remarks is 'What could not be taken, as codes of sentences with what they speak of; never words of the letter.';
comment on column intake_mail.answered_at is 'When its sender was told so, by a letter of its own.';
create index intake_mail_to_see on intake_mail (at desc, message_key desc) where remarks <> '[]';
create index intake_mail_by_report on intake_mail (report_id) where report_id is not null;
