-- When the fee of a procedure is collected, by procedure and channel; '*' is every one.
create table dossiers.collection_rule (
  procedure_code text not null,
  channel text not null,
  valid_from date not null,
  valid_to date,
  collection text not null check (collection in ('BEFORE', 'AFTER', 'EXEMPT')),
  basis text not null,
  primary key (procedure_code, channel, valid_from)
);
insert into dossiers.collection_rule (procedure_code, channel, valid_from, collection, basis)
values ('*', '*', '2018-06-21', 'BEFORE', 'Nghị định 61/2018/NĐ-CP, Điều 22');
create index dossier_waiting_for_payment on dossiers.dossier (id) where status = 'PAYMENT_REQUESTED';
