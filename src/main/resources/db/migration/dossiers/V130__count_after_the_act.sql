-- Whose figures are to be counted anew. An act only adds a row; whoever reads a report counts first
-- what waits here, many dossiers by one statement; see Tally.
create table dossiers.tally_pending (
  id bigint generated always as identity primary key,
  dossier_id uuid not null
);

-- Counting must not wait for whoever holds a dossier; what is counted of it is removed with it.
alter table dossiers.report_line drop constraint report_line_dossier_id_fkey;
alter table dossiers.report_open drop constraint report_open_dossier_id_fkey;

-- dossier_received_at serves as well, and each act of each dossier had to write in both.
drop index dossiers.dossier_month_received;
