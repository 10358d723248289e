-- The counters of a desk are on every page: they come from the index alone.
drop index dossiers.dossier_desk;
create index dossier_desk on dossiers.dossier (desk_path, due_at, id)
  include (status, finished_at, paused_since) where step_key is not null;
