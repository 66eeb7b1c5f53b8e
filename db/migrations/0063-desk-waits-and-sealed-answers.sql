-- The desk counts and lists what waits for a unit, and complaints: few of many that are open.
create index report_waits_for_unit on report (filed_at desc, id desc)
  where closed_at is null and duplicate_of_id is null and (state = 'refused' or coalesce(owner_id = given_by_id, false));
create index report_waits_as_complaint on report (filed_at desc, id desc)
  where closed_at is null and duplicate_of_id is null and (kind <> 'report' or restricted);

-- Answers kept for who sends the same again hold what only its sender may read, as a follow-up code: from now on sealed.
delete from idempotency;
comment on column idempotency.body is 'Sealed with the secret of the server.';
