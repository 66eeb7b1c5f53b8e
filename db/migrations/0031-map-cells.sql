-- How much lies where, for maps that show more than can be drawn one by one. An act appends what it changed to
-- map_cell_delta and waits for nobody; now and then one writer folds what has gathered. Reading adds both up.
create table map_cell_delta (
  id          bigint generated always as identity primary key,
  layer       text not null,
  published   boolean not null,
  standing    text not null check (standing in ('open', 'open-undated', 'on-time', 'late', 'done-undated')),
  due_on      date not null check ((due_on <> '9999-12-31') = (standing = 'open')),
  owner_id    uuid not null,
  area_id     uuid not null,
  category_id uuid not null,
  n           smallint not null,
  x           integer not null,
  y           integer not null,
  cell        bigint not null
);
comment on column map_cell_delta.n is '1 came to this point, -1 left it, 0 changed in another way: all of them make tiles grow old.';
comment on column map_cell_delta.x is 'Web Mercator, the world being 2^24 wide, from the west; y: from the north.';
comment on column map_cell_delta.cell is 'The square at zoom 16, the bits of its column and row woven together: the one around it is a shift by two bits away.';

create table map_cell (
  layer       text not null,
  level       smallint not null,
  cell        bigint not null,
  published   boolean not null,
  standing    text not null,
  due_on      date not null,
  owner_id    uuid not null,
  area_id     uuid not null,
  category_id uuid not null,
  n           integer not null,
  sum_x       bigint not null,
  sum_y       bigint not null,
  primary key (layer, level, cell, published, standing, due_on, owner_id, area_id, category_id)
);
comment on table map_cell is 'Restricted work is in no cell. No area, no category: the nil identifier; no due day: 9999-12-31.';
comment on column map_cell.sum_x is 'Of the points it counts; divided by n it is their middle.';
create index map_cell_empty on map_cell (layer) where n = 0; -- removed after folding

-- How often what a layer shows has changed, by squares of zoom 12: a tile is old when the sum over its squares has grown.
create table map_version (
  layer     text not null,
  published boolean not null,
  cell      bigint not null,
  changes   bigint not null,
  primary key (layer, published, cell)
);

-- Work that lies on the map: by its own position, or by its place. Reports have a layer and an index of their own.
create index work_item_position on work_item using gist (position)
  where position is not null and source_kind is distinct from 'report';
