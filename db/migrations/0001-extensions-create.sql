-- Extensions live in a schema of their own, so that a schema per city can share them.
create extension if not exists postgis schema extensions;
create extension if not exists btree_gist schema extensions;
create extension if not exists unaccent schema extensions;
create extension if not exists pg_trgm schema extensions;

-- The name is ours on both engines. Where a collation can be given its rules (PostgreSQL 16 and later) it gets those of
-- Vietnamese dictionaries, because the embedded engine's ICU comes without them; older servers have ICU's own.
do $$
begin
  if current_setting('server_version_num')::int >= 160000 then
    execute $collation$
      create collation vietnamese (provider = icu, locale = 'und', rules =
        '&̀<<̉<<̃<<́<<̣ &A<ă<<<Ă<â<<<Â &D<đ<<<Đ &E<ê<<<Ê &O<ô<<<Ô<ơ<<<Ơ &U<ư<<<Ư')
    $collation$;
  else
    create collation vietnamese (provider = icu, locale = 'vi');
  end if;
end
$$;
