alter table payments.charge drop constraint charge_collection_check;
alter table payments.charge add constraint charge_collection_check
  check (collection in ('BEFORE', 'AFTER', 'ON_DELIVERY', 'EXEMPT'));
