-- A result may be that of one part; without a part it is that of the whole dossier.
alter table dossiers.result add column part_id uuid references dossiers.part;
create index result_part on dossiers.result (part_id) where part_id is not null;
