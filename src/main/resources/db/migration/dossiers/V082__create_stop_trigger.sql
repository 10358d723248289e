-- Why the handling of a dossier stops; no official list is confirmed, so it is dated data.
create table dossiers.stop_trigger (
  code text not null,
  from_day date not null,
  to_day date,
  place int not null,
  text text not null,
  text_en text not null,
  legal_basis text not null,
  confirmed boolean not null,
  primary key (code, from_day)
);
insert into dossiers.stop_trigger (code, from_day, place, text, text_en, legal_basis, confirmed) values
  ('APPLICANT', '2018-06-21', 1, 'Tổ chức, cá nhân đề nghị dừng giải quyết hoặc rút hồ sơ trước khi có kết quả', 'The applicant asked to stop or withdraw before the result', 'Thông tư 03/2025/TT-VPCP, Mẫu số 05', false),
  ('NOT_SUPPLEMENTED', '2018-06-21', 2, 'Tổ chức, cá nhân không bổ sung, hoàn thiện hồ sơ trong thời hạn đã thông báo', 'The applicant did not supplement within the term', 'Nghị định 61/2018/NĐ-CP, Điều 19 khoản 4', false),
  ('NOT_PAID', '2018-06-21', 3, 'Tổ chức, cá nhân không thực hiện nghĩa vụ tài chính trong thời hạn đã thông báo', 'The applicant did not pay within the term', 'Nghị định 61/2018/NĐ-CP, Điều 22', false),
  ('OTHER_AUTHORITY', '2018-06-21', 4, 'Có văn bản của tòa án hoặc cơ quan có thẩm quyền yêu cầu dừng', 'A court or authority ordered to stop', 'Văn bản của cơ quan có thẩm quyền', false),
  ('OTHER', '2018-06-21', 9, 'Trường hợp khác theo quy định của pháp luật chuyên ngành', 'Another case of sector law', 'Pháp luật chuyên ngành', false);
