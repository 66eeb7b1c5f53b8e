-- What a figure took the place of: undoing an import looks it up for each of its figures, among however many there are.
create index observation_by_successor on observation (superseded_by_id) where superseded_by_id is not null;
