create index dossier_received_at on dossiers.dossier (received_at, code);
