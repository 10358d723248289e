-- Code of the dossier for which a copy was certified, as the officer typed it or as the result of
-- the dossier that is this very file tells: the indicators count the dossier and not the copy.
alter table store.certified_copy add column dossier_code text;
create index item_result_file on store.item (sha256)
  where type = 'RESULT' and source_code is not null;
