-- All nine indexes of TT 01/2018/TT-VPCP Art. 13: which are asked per dossier and which are scored
-- per unit is data, as index 6 stands in both lists and TT 03/2025 is unconfirmed.
alter table dossiers.rating_question add column scope text not null default 'DOSSIER'
  check (scope in ('DOSSIER', 'UNIT', 'BOTH'));
alter table dossiers.rating_question add check (to_day is null or to_day >= from_day);
update dossiers.rating_question set scope = 'BOTH' where id = 6;
insert into dossiers.rating_question (id, code, place, text, text_en, from_day, to_day, legal_basis,
  confirmed, scope) values
  (5, 'I5', 5, 'Đơn vị niêm yết, công khai đủ và dễ tìm các quy định về thủ tục thế nào?', 'How fully and clearly does the unit publish its procedures?', '2019-01-06', null, 'Thông tư 01/2018/TT-VPCP, Điều 13, chỉ số 5', false, 'UNIT'),
  (8, 'I8', 8, 'Đơn vị tiếp thu, giải trình ý kiến góp ý của tổ chức, cá nhân thế nào?', 'How does the unit answer for what people say?', '2019-01-06', null, 'Thông tư 01/2018/TT-VPCP, Điều 13, chỉ số 8', false, 'UNIT'),
  (9, 'I9', 9, 'Tiến độ và chất lượng cung cấp dịch vụ công trực tuyến của đơn vị thế nào?', 'How far and how well does the unit offer online services?', '2019-01-06', null, 'Thông tư 01/2018/TT-VPCP, Điều 13, chỉ số 9', false, 'UNIT');
insert into dossiers.rating_option values
  (5, 2, 'Đầy đủ, dễ tìm', 'Fully and clearly'),
  (5, 1, 'Đầy đủ, khó tìm', 'Fully, hard to find'),
  (5, 0, 'Không đầy đủ', 'Not fully'),
  (8, 2, 'Kịp thời, đầy đủ', 'At once and fully'),
  (8, 1, 'Có, chưa kịp thời', 'Late'),
  (8, 0, 'Không', 'Not at all'),
  (9, 2, 'Đạt hoặc vượt kế hoạch', 'As planned or beyond'),
  (9, 1, 'Đạt một phần', 'In part'),
  (9, 0, 'Không đạt', 'Not');

-- How points become a score and a grade, from a day on (TT 01/2018/TT-VPCP Art. 14, 15).
create table dossiers.satisfaction_scheme (
  code text not null check (code in ('OFFICER', 'AGENCY')),
  from_day date not null,
  to_day date,
  questions text[] not null check (cardinality(questions) > 0),
  legal_basis text not null,
  confirmed boolean not null,
  primary key (code, from_day),
  check (to_day is null or to_day >= from_day)
);
create table dossiers.satisfaction_grade (
  scheme text not null,
  from_day date not null,
  least numeric(4, 1) not null,
  text text not null,
  text_en text not null,
  tone text not null check (tone in ('ok', 'info', 'warn', 'late')),
  primary key (scheme, from_day, least),
  foreign key (scheme, from_day) references dossiers.satisfaction_scheme
);
insert into dossiers.satisfaction_scheme values
  ('OFFICER', '2019-01-06', null, '{I1,I2,I3,I4,I6,I7}', 'Thông tư 01/2018/TT-VPCP, Điều 15', false),
  ('AGENCY', '2019-01-06', null, '{I1,I2,I3,I4,I5,I6,I7,I8,I9}', 'Thông tư 01/2018/TT-VPCP, Điều 15', false);
insert into dossiers.satisfaction_grade values
  ('OFFICER', '2019-01-06', 5, 'Hoàn thành 100% nhiệm vụ', 'Fulfils the task', 'ok'),
  ('OFFICER', '2019-01-06', 3.5, 'Từ 3,5 đến dưới 5 điểm', '3.5 to below 5 points', 'warn'),
  ('OFFICER', '2019-01-06', 0, 'Dưới 3,5 điểm', 'Below 3.5 points', 'late'),
  ('AGENCY', '2019-01-06', 15, 'Xuất sắc', 'Excellent', 'ok'),
  ('AGENCY', '2019-01-06', 12, 'Tốt', 'Good', 'ok'),
  ('AGENCY', '2019-01-06', 9, 'Khá', 'Fair', 'info'),
  ('AGENCY', '2019-01-06', 6, 'Trung bình', 'Average', 'warn'),
  ('AGENCY', '2019-01-06', 0, 'Yếu', 'Weak', 'late');

-- Points of the indexes that are scored per unit and quarter.
create table dossiers.unit_score (
  agency uuid not null,
  quarter date not null,
  code text not null,
  agency_name text not null,
  agency_path text collate "C" not null,
  points int not null check (points between 0 and 10),
  note text not null default '',
  given_by uuid,
  given_by_name text not null,
  given_at timestamptz not null,
  primary key (agency, quarter, code)
);
