-- A paper that its owner brings in the place of an earlier one; one such waits at a time.
alter table store.item add column renews uuid references store.item;
create unique index item_renewal on store.item (renews) where renews is not null and state = 'WAITING';
