-- A rule may say that a matter is not the city's: it is referred to another agency, with the reason its reporter reads.
alter table report_routing_rule
  alter column organisation_id drop not null,
  add column agency text check (agency <> ''),
  add column reason_vi text check (reason_vi <> ''),
  add column reason_en text check (reason_en <> ''),
  add constraint report_routing_rule_one_outcome check (num_nonnulls(organisation_id, agency) = 1),
  add constraint report_routing_rule_reason check (num_nonnulls(agency, reason_vi, reason_en) in (0, 3));

alter table report add column referred_by_rule_id uuid references report_routing_rule (id);
comment on column report.referred_by_rule_id is 'The rule that referred it when it was filed; null where somebody did, or nobody.';
