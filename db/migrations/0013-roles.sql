-- What an account may do (vai trò): several roles at once, each for an organisation, perhaps for an area, with a period.
alter table appointment drop constraint appointment_role_check;
alter table appointment drop constraint appointment_check;
alter table appointment drop constraint appointment_one_at_a_time;
alter table appointment add column area_id uuid references area (id);
update appointment set role = 'officer' where role = 'staff';
alter table appointment add constraint appointment_role_known
  check (role in ('leader', 'office', 'head', 'officer', 'duty-officer', 'field-officer', 'editor', 'auditor',
                  'administrator', 'citizen'));
alter table appointment add constraint appointment_within_an_organisation
  check (role not in ('head', 'officer', 'duty-officer', 'field-officer', 'editor') or organisation_id is not null);
alter table appointment add constraint appointment_once_at_a_time
  exclude using gist (account_id with =, role with =,
                      coalesce(organisation_id, '00000000-0000-0000-0000-000000000000'::uuid) with =,
                      coalesce(area_id, '00000000-0000-0000-0000-000000000000'::uuid) with =,
                      daterange(valid_from, valid_to) with &&);
comment on column appointment.area_id is 'Only for this area and what lies in it; none: wherever the organisation serves.';

-- Until now an administrator could do everything; from now on the role is about accounts and settings. Whoever held it
-- also runs the office until somebody decides otherwise.
insert into appointment (id, account_id, role, valid_from, valid_to)
select gen_random_uuid(), account_id, 'office', valid_from, valid_to from appointment where role = 'administrator';
