-- Whose account the money of an agency goes to, by day, and the code by which the payment platform
-- knows the agency (MaDonVi, TKThuHuong, MaNHThuHuong, TenTKThuHuong). An account serves the units
-- below its unit too, unless they have one of their own.
create table payments.beneficiary_account (
  id uuid primary key,
  unit_id uuid not null,
  unit_path text not null,
  unit_name text not null,
  unit_code text not null,
  number text not null check (number ~ '^[0-9]{6,20}$'),
  holder text not null,
  bank text not null,
  from_day date not null,
  to_day date check (to_day >= from_day)
);
create index beneficiary_account_unit on payments.beneficiary_account (unit_path text_pattern_ops, from_day);
