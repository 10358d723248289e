create index dossier_procedure_open on dossiers.dossier (procedure_code) where finished_at is null;
create index draft_procedure on dossiers.draft (procedure_code);
