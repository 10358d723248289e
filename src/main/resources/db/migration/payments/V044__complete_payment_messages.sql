-- What INIT says of the payer and of what is paid for (ThongTinBienLai), and its codes by version.
alter table payments.charge
  add column procedure_code text,
  add column payer_identity text,
  add column payer_address text;
create table payments.message_code (
  version text not null,
  list text not null check (list in ('SERVICE', 'ITEM_KIND')),
  ours text not null,
  theirs text not null,
  confirmed boolean not null,
  primary key (version, list, ours)
);
insert into payments.message_code (version, list, ours, theirs, confirmed) values
  ('1.0.6', 'SERVICE', 'FEES', '1', false),
  ('1.0.6', 'SERVICE', 'DUTY', '2', false),
  ('1.0.6', 'ITEM_KIND', 'FEE', '1', false),
  ('1.0.6', 'ITEM_KIND', 'CHARGE', '2', false);
