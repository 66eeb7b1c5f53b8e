-- An article may be the translation of another: a record of its own, with its own review, that knows what it was made from.
alter table article drop constraint article_language_check;
alter table article add constraint article_language_check check (language in ('vi', 'en', 'zh'));
alter table article add column translates_id uuid references article (id);
alter table article add constraint article_translates_another check (translates_id <> id);
comment on column article.translates_id is 'The original. A translation is never the original of another.';
create index article_translations on article (translates_id) where translates_id is not null;

alter table article_version add column made_from integer check (made_from > 0);
comment on column article_version.made_from is 'Ordinal of the version of the original that was in public when this one was written.';
