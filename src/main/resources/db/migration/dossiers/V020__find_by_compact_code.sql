create index dossier_compact_code on dossiers.dossier (regexp_replace(code, '[^A-Z0-9]', '', 'g'));
