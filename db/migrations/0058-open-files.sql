-- The file a published directive was read from may be offered to everybody, when somebody decides so about this file.
alter table directive_version add column file_open boolean not null default false;
comment on column directive_version.file_open is 'Everybody may download the file while the directive is published and this version in force.';
