-- Mẫu số, ký hiệu and tax code of the books of receipts; the marks that a tax office gave are data.
create table payments.receipt_book (
  id int generated always as identity primary key,
  unit_id uuid,
  from_day date not null,
  to_day date,
  form text not null,
  series text not null,
  tax_code text not null,
  legal_basis text not null,
  confirmed boolean not null
);
create index receipt_book_unit on payments.receipt_book (unit_id, from_day);
insert into payments.receipt_book (from_day, form, series, tax_code, legal_basis, confirmed) values
  ('2020-10-19', '01BLP3-001', '', '', 'Nghị định 123/2020/NĐ-CP, Điều 30, 32', false);
