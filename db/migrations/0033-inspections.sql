-- Inspections (kiểm tra) by checklists: what was looked at, where, by whom, on which day, and what came of it.

-- Phiếu kiểm tra: a list of points to look at. Its wording changes by the day, so what was asked then stays readable.
create table checklist (
  id      uuid primary key,
  code    text not null unique check (code ~ '^[a-z][a-z0-9-]{1,39}$'),
  name_vi text not null check (name_vi <> ''),
  name_en text not null check (name_en <> '')
);
create table checklist_version (
  id           uuid primary key,
  checklist_id uuid not null references checklist (id),
  ordinal      integer not null check (ordinal > 0),
  valid_from   date not null,
  valid_to     date check (valid_to > valid_from),
  items        jsonb not null check (jsonb_typeof(items) = 'array' and jsonb_array_length(items) > 0),
  source       text check (source <> ''),
  unique (checklist_id, ordinal),
  constraint checklist_one_version_a_day
    exclude using gist (checklist_id with =, daterange(valid_from, valid_to) with &&)
);
comment on column checklist_version.items is
  'Points in their order; each says what answer is a fault, and from where that is known. Bounds nobody has set are null.';

create sequence inspection_number as bigint;
create table inspection (
  id              uuid primary key,
  number          text not null unique,
  version_id      uuid not null references checklist_version (id),
  organisation_id uuid not null references organisation (id),
  inspector_id    uuid not null references account (id),
  place_id        uuid references place (id),
  area_id         uuid references area (id),
  address         text check (address <> ''),
  position        geometry(Point, 4326),
  inspected_on    date not null,
  begun_at        timestamptz not null,
  finished_at     timestamptz not null check (finished_at >= begun_at),
  note            text check (note <> ''),
  answered        integer not null check (answered >= 0),
  faults          integer not null check (faults between 0 and answered),
  filed_at        timestamptz not null,
  constraint inspection_is_somewhere check (num_nonnulls(place_id, address, position) > 0)
);
comment on column inspection.id is 'Made by the device: sent again it is the same inspection.';
comment on column inspection.answered is 'Points that were answered, those that do not apply left out; faults: of these.';
create index inspection_by_day on inspection (inspected_on desc, id desc);
create index inspection_by_organisation on inspection (organisation_id, inspected_on desc, id desc);
create index inspection_by_place on inspection (place_id, inspected_on desc, id desc) where place_id is not null;
create index inspection_by_area on inspection (area_id, inspected_on desc, id desc);

-- Whom the inspectors met (bên được kiểm tra). Apart from the rest: erased without a trace of the findings being lost.
create table inspection_party (
  inspection_id uuid primary key references inspection (id) on delete cascade,
  name          text check (name <> ''),
  role          text check (role <> ''),
  said          text check (said <> ''),
  erased_at     timestamptz
);
comment on table inspection_party is 'Personal data: on the record of the inspection and nowhere else.';

create table inspection_answer (
  inspection_id uuid not null references inspection (id),
  item          text not null,
  value         jsonb not null,
  fault         boolean not null,
  note          text check (note <> ''),
  work_item_id  uuid references work_item (id),
  primary key (inspection_id, item)
);
comment on column inspection_answer.work_item_id is 'The task a fault led to.';

create table inspection_photo (
  id            uuid primary key,
  inspection_id uuid references inspection (id),
  item          text,
  ordinal       integer not null default 1,
  file_id       uuid not null references file (id),
  added_by      uuid not null references account (id),
  added_at      timestamptz not null
);
comment on column inspection_photo.inspection_id is 'Null until the inspection it was taken for has arrived.';
create index inspection_photo_by_inspection on inspection_photo (inspection_id, ordinal);
create index inspection_photo_loose on inspection_photo (added_at) where inspection_id is null;

-- What the program brings along: street order and beauty. The kinds of disorder are those that ward patrols record; that
-- a street has no national rule of its own, and what a province asks of one, has still to be entered by the city.
insert into checklist (id, code, name_vi, name_en)
values ('0190a0c0-0000-7000-8000-000000000042', 'street-order', 'Trật tự, mỹ quan tuyến phố', 'Order and beauty of a street');
insert into checklist_version (id, checklist_id, ordinal, valid_from, items, source)
values ('0190a0c0-0000-7000-8000-000000000142', '0190a0c0-0000-7000-8000-000000000042', 1, '2022-02-18', $json$[
  {"code":"pavement","vi":"Lòng đường, vỉa hè bị lấn chiếm","en":"Carriageway or pavement encroached upon","kind":"yes-no","fault":"yes","photo":"on-fault","criterion":"2"},
  {"code":"free-width","vi":"Bề rộng vỉa hè còn lại cho người đi bộ","en":"Width of pavement left to walkers","kind":"number","unit":"m","min":null,"max":null,"photo":"optional","criterion":"2"},
  {"code":"vending","vi":"Bán hàng rong, họp chợ trái nơi quy định","en":"Vending or market outside its place","kind":"yes-no","fault":"yes","photo":"on-fault","criterion":"4"},
  {"code":"parking","vi":"Đỗ xe sai quy định","en":"Vehicles parked against the rules","kind":"yes-no","fault":"yes","photo":"on-fault","criterion":"2"},
  {"code":"illegal-stop","vi":"Xe dù, bến cóc đón trả khách","en":"Unlicensed coaches picking up outside stations","kind":"yes-no","fault":"yes","photo":"on-fault","criterion":"2"},
  {"code":"signboards","vi":"Biển hiệu, biển quảng cáo sai quy định","en":"Signs or advertisements against the rules","kind":"yes-no","fault":"yes","photo":"on-fault","criterion":"7"},
  {"code":"awnings","vi":"Mái che, bạt lấn không gian","en":"Awnings reaching into public space","kind":"yes-no","fault":"yes","photo":"on-fault","criterion":"1"},
  {"code":"materials","vi":"Tập kết vật liệu xây dựng","en":"Building materials left in the street","kind":"yes-no","fault":"yes","photo":"on-fault","criterion":"3"},
  {"code":"waste","vi":"Rác thải, nước thải","en":"Waste or waste water","kind":"choice","photo":"on-fault","criterion":"3","choices":[{"code":"clean","vi":"sạch","en":"clean","fault":false},{"code":"scattered","vi":"rải rác","en":"scattered","fault":true},{"code":"heaped","vi":"ùn ứ","en":"heaped up","fault":true}]},
  {"code":"noise","vi":"Tiếng ồn, karaoke","en":"Noise, karaoke","kind":"yes-no","fault":"yes","photo":"optional","criterion":"4"},
  {"code":"animals","vi":"Thả rông chó, chăn nuôi trong khu dân cư","en":"Loose dogs or livestock among houses","kind":"yes-no","fault":"yes","photo":"optional","criterion":"3"},
  {"code":"lighting","vi":"Chiếu sáng công cộng hoạt động","en":"Street lighting works","kind":"yes-no","fault":"no","photo":"on-fault","criterion":"2"},
  {"code":"cables","vi":"Dây cáp gọn gàng, an toàn","en":"Cables tidy and safe","kind":"yes-no","fault":"no","photo":"on-fault","criterion":"1"},
  {"code":"trees","vi":"Cây xanh được chăm sóc","en":"Trees are cared for","kind":"yes-no","fault":"no","photo":"on-fault","criterion":"3"},
  {"code":"marking","vi":"Vạch kẻ phân định vỉa hè","en":"Pavement is marked out","kind":"yes-no","fault":"no","photo":"on-fault","criterion":"2"},
  {"code":"self-management","vi":"Có tổ tự quản và cam kết của hộ dân","en":"A self-management group and the households’ commitment","kind":"yes-no","fault":"no","photo":"optional","criterion":"9"},
  {"code":"overview","vi":"Ảnh toàn cảnh tuyến phố","en":"Photo along the street","kind":"photo","photo":"always","criterion":null}
]$json$, 'Nhóm tiêu chí phường đạt chuẩn đô thị văn minh, Quyết định 04/2022/QĐ-TTg ngày 18/02/2022; nội dung từng mục theo thực tế kiểm tra, chưa có ngưỡng cấp tỉnh');
