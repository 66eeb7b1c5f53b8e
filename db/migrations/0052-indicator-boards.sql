-- Boards of indicators that people put together: what is shown, of which area, by which picture, in which order.
create table indicator_board (
  id              uuid primary key,
  name_vi         text collate vietnamese not null check (name_vi <> ''),
  name_en         text not null check (name_en <> ''),
  organisation_id uuid not null references organisation (id),
  public          boolean not null,
  version         integer not null default 1,
  changed_at      timestamptz not null,
  removed_at      timestamptz
);
comment on column indicator_board.public is 'Shown to everybody, its tiles of internal indicators left out.';
comment on column indicator_board.removed_at is 'Nobody finds it any more; the trail keeps what it was.';
create index indicator_board_by_name on indicator_board (name_vi, id) where removed_at is null;

create table indicator_board_tile (
  board_id     uuid not null references indicator_board (id),
  place        integer not null check (place >= 0),
  indicator_id uuid not null references indicator (id),
  area_id      uuid references area (id),
  picture      text not null check (picture in ('number', 'series', 'bars', 'table')),
  width        integer not null check (width between 1 and 4),
  primary key (board_id, place)
);
comment on column indicator_board_tile.area_id is 'Always of this area; null: of the area that is looked at.';
comment on column indicator_board_tile.width is 'Quarters of a row.';
