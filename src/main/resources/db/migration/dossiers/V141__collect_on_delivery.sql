-- The post collects the fee from whoever it gives the result to (QĐ 45/2016/QĐ-TTg).
alter table dossiers.collection_rule drop constraint collection_rule_collection_check;
alter table dossiers.collection_rule add constraint collection_rule_collection_check
  check (collection in ('BEFORE', 'AFTER', 'ON_DELIVERY', 'EXEMPT'));
