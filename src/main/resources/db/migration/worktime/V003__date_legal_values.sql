-- Values that the law sets and may set anew: each holds from one day to another, both included. Before
-- its first day the first value counts, so that older dossiers can be counted again.
create table worktime.parameter (
  code text not null,
  value text not null check (value <> ''),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  basis text not null check (basis <> ''),
  confirmed boolean not null,
  primary key (code, valid_from)
);
insert into worktime.parameter (code, value, valid_from, valid_to, basis, confirmed) values
  ('ONLINE_ANSWER_HOURS', '8', '2020-05-22', null, 'Nghị định 45/2020/NĐ-CP, Điều 11', false),
  ('HANDOVER_CUT_OFF', '15:00', '2018-06-21', '2026-08-04', 'Nghị định 61/2018/NĐ-CP, Điều 18 khoản 2', true),
  ('HANDOVER_CUT_OFF', '15:00', '2026-08-05', null, 'Nghị định 309/2026/NĐ-CP, Điều 9', true),
  ('START_RULE', 'AT_RECEIPT', '2018-06-21', '2026-08-04', 'Nghị định 61/2018/NĐ-CP, Điều 17', false),
  ('START_RULE', 'AT_RECEIPT', '2026-08-05', null, 'Nghị định 309/2026/NĐ-CP, Điều 8 khoản 3', true),
  ('MONTH_END', 'NEXT_WORKING_DAY', '2017-01-01', null, 'Bộ luật Dân sự 2015, Điều 148 khoản 5', false),
  ('SUPPLEMENT_RESTART', 'RESTART', '2018-06-21', null, 'Nghị định 61/2018/NĐ-CP, Điều 19 khoản 4', true),
  ('SUPPLEMENT_PAUSE', 'PAUSE', '2018-06-21', null, 'Quyết định công bố thủ tục hành chính: thời gian chờ bổ sung không tính vào thời hạn giải quyết', false),
  ('FINANCIAL_DUTY', 'PAUSE', '2018-06-21', null, 'Nghị định 61/2018/NĐ-CP, Điều 22', false),
  ('REAPPOINTMENTS', '1', '2018-06-21', null, 'Nghị định 61/2018/NĐ-CP, Điều 19 khoản 9', true);
