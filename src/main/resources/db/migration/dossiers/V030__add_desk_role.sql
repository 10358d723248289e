-- Whose work the present step is, for the queue "mine" of heads, leaders and clerks.
alter table dossiers.dossier add column desk_role text
  check (desk_role in ('COUNTER', 'HEAD', 'SPECIALIST', 'LEADER', 'CLERK'));
create index dossier_to_do on dossiers.dossier (desk_path, desk_role)
  where assignee is null and step_key is not null;
