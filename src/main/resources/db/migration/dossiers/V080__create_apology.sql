-- Numbers of papers within an agency and a year; the lock of the row makes them unique and gapless.
create table dossiers.paper_counter (
  unit uuid not null,
  kind text not null,
  year int not null,
  last int not null check (last > 0),
  primary key (unit, kind, year)
);

-- Form 04: drafted one working day before the due date, approved, signed (NĐ 61/2018 Art. 19.9).
create table dossiers.apology (
  id uuid primary key,
  dossier_id uuid not null references dossiers.dossier,
  version int not null,
  state text not null check (state in ('DRAFT', 'APPROVED', 'SIGNED', 'DROPPED')),
  agency_path text collate "C" not null,
  handling_path text collate "C" not null,
  step_name text,
  blocked_at text,
  subject text not null,
  reason text not null,
  due_before timestamptz not null,
  new_due timestamptz,
  drafted_at timestamptz not null,
  drafted_by_name text not null,
  approved_at timestamptz,
  approved_by uuid,
  approved_by_name text,
  signed_at timestamptz,
  signed_by uuid,
  signed_by_name text,
  signed_title text,
  signed_capacity text,
  number text,
  file_id uuid,
  dropped_at timestamptz,
  dropped_reason text,
  check (state not in ('APPROVED', 'SIGNED') or approved_at is not null),
  check (state <> 'SIGNED' or (signed_at is not null and number is not null and new_due > due_before)),
  check ((state = 'DROPPED') = (dropped_at is not null))
);
-- One apology and one new appointment for each dossier at most.
create unique index apology_once on dossiers.apology (dossier_id) where state <> 'DROPPED';
create index apology_of_dossier on dossiers.apology (dossier_id);
create index apology_handling on dossiers.apology (handling_path, due_before, id) where state in ('DRAFT', 'APPROVED');
create index apology_agency on dossiers.apology (agency_path, due_before, id) where state in ('DRAFT', 'APPROVED');
create index apology_ended on dossiers.apology (handling_path, id) where state in ('SIGNED', 'DROPPED');
create index dossier_due_soon on dossiers.dossier (due_at) where status in ('RECEIVED', 'PROCESSING');
