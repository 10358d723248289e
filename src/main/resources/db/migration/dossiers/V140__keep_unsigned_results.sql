-- What lay before the leader who signed: the version without the signature.
alter table dossiers.result add column unsigned_file_id uuid;
