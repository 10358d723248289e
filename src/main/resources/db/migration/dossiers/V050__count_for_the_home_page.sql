-- The figures of a month and the procedures used lately read only their own rows.
create index dossier_month_received on dossiers.dossier (received_at) where received_at is not null;
create index dossier_month_handled on dossiers.dossier (finished_at) include (due_at, id)
  where status in ('HANDLED', 'RETURNED');
create index dossier_submitted on dossiers.dossier (submitted_at, procedure_code);
create index rating_month on dossiers.rating (rated_at);
create index due_change_reappointed on dossiers.due_change (dossier_id, at) include (before)
  where cause = 'REAPPOINTED';
