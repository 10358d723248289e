-- Within how many working days from receipt the applicant is told that a dossier is not eligible.
insert into worktime.parameter (code, value, valid_from, valid_to, basis, confirmed) values
  ('INELIGIBLE_NOTICE_DAYS', '3', '2018-06-21', null, 'Nghị định 61/2018/NĐ-CP, Điều 19 khoản 4', true);
