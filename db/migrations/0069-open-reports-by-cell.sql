-- The live map shows what is open: among two million reports some thousands, spread over all of the city. In the order of a
-- cell they would be looked for among everything that was ever reported there.
create index report_open_by_cell on report (cell, reported_at desc, id desc) include (position) where closed_at is null;
