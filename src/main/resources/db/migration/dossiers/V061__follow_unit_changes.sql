-- What mergers and moves of units did to dossiers, so that they follow on the day and can go back.
create table dossiers.unit_change (
  id uuid primary key,
  act_id uuid not null,
  on_day date not null,
  from_path text collate "C" not null,
  to_unit uuid,
  to_path text collate "C" not null,
  done_at timestamptz,
  undone_at timestamptz,
  consultations jsonb not null default '[]',
  divisions jsonb not null default '[]'
);
comment on column dossiers.unit_change.to_unit is 'the successor of a unit that ended; null when the unit moved as it is';
create index unit_change_open on dossiers.unit_change (on_day)
  where done_at is null and undone_at is null;
create index unit_change_act on dossiers.unit_change (act_id);

create table dossiers.unit_change_dossier (
  change_id uuid not null references dossiers.unit_change,
  dossier_id uuid not null references dossiers.dossier,
  before jsonb not null,
  primary key (change_id, dossier_id)
);

create table dossiers.unit_change_sight (
  change_id uuid not null references dossiers.unit_change,
  unit_path text collate "C" not null,
  dossier_id uuid not null references dossiers.dossier,
  primary key (change_id, unit_path, dossier_id)
);
