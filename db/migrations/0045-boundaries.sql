-- Scenarios of rearranging units (phương án sắp xếp địa giới): what is merged, what is cut, and what was carried out.
create table boundary_scenario (
  id          uuid primary key,
  name        text collate vietnamese not null check (name <> ''),
  note        text check (note <> ''),
  on_day      date not null,
  plan        jsonb not null,
  created_at  timestamptz not null,
  created_by  text not null,
  changed_at  timestamptz not null,
  version     integer not null default 1,
  carried_out jsonb,
  findings    jsonb,
  followed_at timestamptz,
  constraint boundary_scenario_findings_kept check ((carried_out is null) = (findings is null)),
  constraint boundary_scenario_followed check (followed_at is null or carried_out is not null)
);
comment on column boundary_scenario.on_day is 'The day from which it is to hold; once carried out, the day on which it does.';
comment on column boundary_scenario.carried_out is 'What was made in advance, so that it can be undone before the day; null for a draft.';
comment on column boundary_scenario.findings is 'The figures it was decided on, as they were then.';
comment on column boundary_scenario.followed_at is 'When the open work of the units that ended had moved on.';
create index boundary_scenario_newest on boundary_scenario (changed_at desc, id desc);
