-- A wrong or missing result: reported, decided, put right; the agency at fault pays for it
-- (NĐ 61/2018 Art. 21).
create table dossiers.result_report (
  id uuid primary key,
  version int not null,
  dossier_id uuid not null references dossiers.dossier,
  result_id uuid not null references dossiers.result,
  kind text not null check (kind in ('WRONG', 'MISSING')),
  state text not null check (state in ('REPORTED', 'ACCEPTED', 'REJECTED', 'CORRECTED')),
  agency_path text collate "C" not null,
  received_path text collate "C" not null,
  description text not null,
  reported_at timestamptz not null,
  reported_by uuid,
  reported_by_name text not null,
  by_applicant boolean not null,
  fault_unit uuid,
  fault_name text,
  cost bigint check (cost >= 0),
  fix_by timestamptz,
  decision text,
  decided_at timestamptz,
  decided_by uuid,
  decided_by_name text,
  new_result uuid references dossiers.result,
  corrected_at timestamptz,
  corrected_by_name text,
  check ((state = 'REPORTED') = (decided_at is null)),
  check (state not in ('ACCEPTED', 'CORRECTED') or (fault_unit is not null and cost is not null)),
  check ((state = 'CORRECTED') = (new_result is not null))
);
create unique index result_report_one_open on dossiers.result_report (dossier_id) where state in ('REPORTED', 'ACCEPTED');
create index result_report_dossier on dossiers.result_report (dossier_id, reported_at);
create index result_report_agency on dossiers.result_report (agency_path, id);
create index result_report_received on dossiers.result_report (received_path, id);
-- A reissued result stands in the place of the earlier one; both are kept.
alter table dossiers.result add column replaced_by uuid references dossiers.result;
create index result_replaced on dossiers.result (replaced_by) where replaced_by is not null;
