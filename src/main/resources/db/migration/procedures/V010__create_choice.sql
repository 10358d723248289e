-- Lists that LOOKUP fields choose from. Items are dated, so that old answers keep their names.
create table procedures.choice_list (
  code text primary key check (code ~ '^[a-z][a-z0-9-]{1,40}$'),
  name text not null,
  name_en text,
  basis text
);

create table procedures.choice (
  list text not null references procedures.choice_list (code) on delete cascade,
  value text not null,
  place int not null,
  label text not null,
  label_en text,
  valid_from date,
  valid_to date,
  primary key (list, value),
  check (valid_to is null or valid_from is null or valid_to > valid_from)
);
create index choice_place on procedures.choice (list, place);

-- Quyết định 121-TCTK/PPCĐ ngày 02/3/1979 của Tổng cục Thống kê: 54 dân tộc.
insert into procedures.choice_list (code, name, name_en, basis) values
  ('ethnic-groups', 'Dân tộc', 'Ethnic groups', 'Quyết định 121-TCTK/PPCĐ ngày 02/3/1979'),
  ('kinship', 'Quan hệ trong gia đình', 'Family relations', null),
  ('schooling', 'Trình độ học vấn', 'Schooling', null),
  ('identity-papers', 'Giấy tờ tùy thân', 'Identity papers', 'Luật Căn cước 26/2023/QH15');

insert into procedures.choice (list, value, place, label, label_en)
select 'ethnic-groups', lpad(place::text, 2, '0'), place, name, null
from unnest(string_to_array('Kinh,Tày,Thái,Hoa,Khơ-me,Mường,Nùng,Mông,Dao,Gia-rai,Ngái,Ê-đê,Ba-na,'
  || 'Xơ-đăng,Sán Chay,Cơ-ho,Chăm,Sán Dìu,Hrê,Mnông,Ra-glai,Xtiêng,Bru-Vân Kiều,Thổ,Giáy,Cơ-tu,'
  || 'Gié-Triêng,Mạ,Khơ-mú,Co,Tà-ôi,Chơ-ro,Kháng,Xinh-mun,Hà Nhì,Chu-ru,Lào,La Chí,La Ha,Phù Lá,'
  || 'La Hủ,Lự,Lô Lô,Chứt,Mảng,Pà Thẻn,Cơ Lao,Cống,Bố Y,Si La,Pu Péo,Brâu,Ơ Đu,Rơ-măm', ','))
  with ordinality as t (name, place);

insert into procedures.choice (list, value, place, label, label_en) values
  ('kinship', 'HEAD', 1, 'Chủ hộ', 'Head of household'),
  ('kinship', 'SPOUSE', 2, 'Vợ hoặc chồng', 'Husband or wife'),
  ('kinship', 'FATHER', 3, 'Cha', 'Father'),
  ('kinship', 'MOTHER', 4, 'Mẹ', 'Mother'),
  ('kinship', 'CHILD', 5, 'Con', 'Child'),
  ('kinship', 'SIBLING', 6, 'Anh, chị, em ruột', 'Brother or sister'),
  ('kinship', 'GRANDPARENT', 7, 'Ông, bà', 'Grandparent'),
  ('kinship', 'GRANDCHILD', 8, 'Cháu', 'Grandchild'),
  ('kinship', 'OTHER', 9, 'Quan hệ khác', 'Other'),
  ('schooling', 'NONE', 1, 'Chưa đi học', 'None yet'),
  ('schooling', 'PRIMARY', 2, 'Tiểu học', 'Primary school'),
  ('schooling', 'LOWER', 3, 'Trung học cơ sở', 'Lower secondary school'),
  ('schooling', 'UPPER', 4, 'Trung học phổ thông', 'Upper secondary school'),
  ('schooling', 'HIGHER', 5, 'Cao đẳng, đại học trở lên', 'College and above'),
  ('identity-papers', 'CCCD', 1, 'Thẻ căn cước, căn cước công dân', 'Identity card'),
  ('identity-papers', 'HC', 2, 'Hộ chiếu', 'Passport'),
  ('identity-papers', 'GCN', 3, 'Giấy chứng nhận căn cước', 'Certificate of identity');
