-- Extensions live in a schema of their own, so that a schema per city can share them.
create extension if not exists postgis schema extensions;
create extension if not exists btree_gist schema extensions;
create extension if not exists unaccent schema extensions;
create extension if not exists pg_trgm schema extensions;

-- The name is ours on both engines; the rules are ICU's for Vietnamese.
create collation vietnamese (provider = icu, locale = 'vi');
