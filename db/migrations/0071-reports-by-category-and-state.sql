-- A list of a category in one state: along the category alone, all that are in other states would be passed by.
create index report_by_category_and_state on report (category_id, state, reported_at desc, id desc);
