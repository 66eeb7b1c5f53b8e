-- What was uploaded: the content lies in the file store under its hash, once however often it was given.
create table file (
  id          uuid primary key,
  sha256      text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  name        text not null check (name <> ''),
  media_type  text not null,
  size_bytes  bigint not null check (size_bytes >= 0),
  width_px    int,
  height_px   int,
  uploaded_by text not null,
  uploaded_at timestamptz not null
);
comment on column file.sha256 is 'Of the content as it is kept: pictures are encoded anew without their metadata first.';
comment on column file.media_type is 'As the content shows it, whatever the name or the sender said.';
create index file_by_content on file (sha256);
