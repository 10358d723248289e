-- Indexes of TT 01/2018/TT-VPCP Art. 13 that are asked per dossier; whether TT 03/2025 keeps the
-- scoring is unverified, so the set is data with validity.
create table dossiers.rating_question (
  id int primary key,
  code text not null,
  place int not null,
  text text not null,
  text_en text not null,
  from_day date not null,
  to_day date,
  legal_basis text not null,
  confirmed boolean not null
);
create table dossiers.rating_option (
  question int not null references dossiers.rating_question,
  points int not null check (points between 0 and 10),
  text text not null,
  text_en text not null,
  primary key (question, points)
);
insert into dossiers.rating_question values
  (1, 'I1', 1, 'Hồ sơ được giải quyết có đúng hạn không?', 'Was the dossier handled in time?', '2019-01-06', null, 'Thông tư 01/2018/TT-VPCP, Điều 13, chỉ số 1', false),
  (2, 'I2', 2, 'Thời gian giải quyết so với quy định thế nào?', 'How long did it take, compared with the rule?', '2019-01-06', null, 'Thông tư 01/2018/TT-VPCP, Điều 13, chỉ số 2', false),
  (3, 'I3', 3, 'Bạn phải liên hệ nơi tiếp nhận mấy lần để hoàn thiện hồ sơ?', 'How often did you have to contact the counter to complete the dossier?', '2019-01-06', null, 'Thông tư 01/2018/TT-VPCP, Điều 13, chỉ số 3', false),
  (4, 'I4', 4, 'Bạn phải liên hệ mấy cơ quan để hoàn thiện hồ sơ?', 'How many agencies did you have to contact?', '2019-01-06', null, 'Thông tư 01/2018/TT-VPCP, Điều 13, chỉ số 4', false),
  (6, 'I6', 5, 'Thái độ của công chức khi hướng dẫn, tiếp nhận, giải quyết thế nào?', 'How were you treated?', '2019-01-06', null, 'Thông tư 01/2018/TT-VPCP, Điều 13, chỉ số 6', false),
  (7, 'I7', 6, 'Phản ánh, kiến nghị của bạn được trả lời thế nào?', 'How were your complaints or suggestions answered?', '2019-01-06', null, 'Thông tư 01/2018/TT-VPCP, Điều 13, chỉ số 7', false);
insert into dossiers.rating_option values
  (1, 2, 'Trước hạn hoặc đúng hạn', 'Early or in time'),
  (1, 1, 'Trễ, có xin lỗi và hẹn lại', 'Late, with an apology and a new date'),
  (1, 0, 'Trễ, không xin lỗi', 'Late, without an apology'),
  (2, 2, 'Ngắn hơn quy định', 'Shorter than the rule'),
  (2, 1, 'Bằng quy định', 'As the rule says'),
  (2, 0, 'Dài hơn quy định', 'Longer than the rule'),
  (3, 2, 'Một lần', 'Once'),
  (3, 1, 'Hai lần', 'Twice'),
  (3, 0, 'Ba lần trở lên', 'Three times or more'),
  (4, 2, 'Chỉ nơi tiếp nhận', 'Only the counter'),
  (4, 1, 'Thêm một cơ quan', 'One more'),
  (4, 0, 'Thêm hai cơ quan trở lên', 'Two more or beyond'),
  (6, 2, 'Tận tình, lịch sự', 'Helpful and polite'),
  (6, 1, 'Bình thường', 'Ordinary'),
  (6, 0, 'Chưa tốt', 'Not good'),
  (7, 2, 'Trả lời đúng hạn, thỏa đáng, hoặc tôi không có phản ánh', 'Answered in time and well, or I had none'),
  (7, 1, 'Có trả lời, chưa thỏa đáng', 'Answered, but not well'),
  (7, 0, 'Không được trả lời', 'Not answered');
alter table dossiers.rating add column most int not null default 12 check (most > 0);
