-- Known terms (quy tắc thời hạn): how long the law or the office gives for something, offered where a deadline is set.
-- Rules change from a day on; what a rule said before is kept.
create table deadline_rule (
  id         uuid primary key,
  rule_id    uuid not null,
  code       text not null check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(code) <= 60),
  name_vi    text not null check (name_vi <> ''),
  name_en    text not null check (name_en <> ''),
  rule       text not null check (rule ~ '^[1-9][0-9]{0,5}(wd|wh|d|m|q)$'),
  anchor     text not null check (anchor in ('received', 'assigned', 'issued')),
  source     text not null check (source <> ''),
  source_url text check (source_url ~ '^https?://'),
  valid_from date not null,
  valid_to   date check (valid_to > valid_from),
  constraint deadline_rule_once_a_code exclude using gist (code with =, daterange(valid_from, valid_to) with &&),
  constraint deadline_rule_once_a_day exclude using gist (rule_id with =, daterange(valid_from, valid_to) with &&)
);
comment on table deadline_rule is 'A term that is not known for certain is not here: nobody guesses one.';
comment on column deadline_rule.id is 'Of what the rule said from valid_from on; rule_id stays the same through all changes.';
comment on column deadline_rule.rule is '8wd, 16wh, 30d, 2m, 1q.';
comment on column deadline_rule.source is 'The instrument that says so, and its article where it is known.';

insert into deadline_rule (id, rule_id, code, name_vi, name_en, rule, anchor, source, source_url, valid_from) values
  ('01900000-0000-7000-8000-000000000241', '01900000-0000-7000-8000-000000000241', 'denunciation-settled',
   'Giải quyết tố cáo (vụ việc thông thường), từ ngày thụ lý',
   'Settling a denunciation (ordinary case), from its acceptance', '30d', 'received',
   'Luật Tố cáo 25/2018/QH14',
   'http://luatvietthai.com.vn/page/detailnews/parent/1/id/1078/luat-to-cao-2018-rut-ngan-thoi-han-giai-quyet-to-cao.html',
   '2019-01-01'),
  ('01900000-0000-7000-8000-000000000242', '01900000-0000-7000-8000-000000000242', 'inspection-followed-up',
   'Ban hành văn bản chỉ đạo thực hiện kết luận thanh tra',
   'Issuing the directive that carries out an inspection’s conclusion', '15d', 'received',
   'Luật Thanh tra 84/2025/QH15, Điều 53 khoản 1', 'http://www.hethongphapluat.com/luat-thanh-tra-2025/chuong-6',
   '2025-07-01'),
  ('01900000-0000-7000-8000-000000000243', '01900000-0000-7000-8000-000000000243', 'personal-data-answered',
   'Trả lời yêu cầu của chủ thể dữ liệu cá nhân', 'Answering a request of somebody about their personal data', '2wd',
   'received', 'Nghị định 356/2025/NĐ-CP',
   'https://www.frasersvn.com/vi/legal-updates-and-publications/the-next-chapter-in-data-protection-new-decree-guiding-the-personal-data-protection-law',
   '2026-01-01');
