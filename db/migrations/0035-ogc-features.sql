-- What the layers of the open standards are found by: work with a position of its own, and the work at a place.
create index work_item_where on work_item using gist (position) where position is not null;
create index work_item_by_place on work_item (place_id, id) where place_id is not null;
