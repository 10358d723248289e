-- How much of a dossier the portal has is known to the lanes of the module sync alone.
alter table dossiers.dossier drop column sync;
