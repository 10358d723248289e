-- What a dossier adds to the reports of a day, as signed bookings: nothing is changed, a correction
-- is booked against it. Their sum is always what the dossier is now; see Tally.
create table dossiers.report_line (
  id bigint generated always as identity primary key,
  dossier_id uuid not null references dossiers.dossier deferrable initially deferred,
  day date not null,
  agency uuid not null,
  unit uuid not null,
  unit_path text collate "C" not null,
  centre uuid not null,
  centre_path text collate "C" not null,
  procedure_code text not null,
  sector text not null,
  officer uuid not null,
  channel text not null,
  received bigint not null,
  early bigint not null,
  on_time bigint not null,
  late bigint not null,
  undated bigint not null,
  returned bigint not null,
  withdrawn bigint not null,
  stopped bigint not null,
  turned_away bigint not null,
  late_stock bigint not null,
  supplement bigint not null,
  payment bigint not null,
  minutes bigint not null,
  ratings bigint not null,
  points bigint not null,
  most bigint not null
);
create index report_line_dossier on dossiers.report_line (dossier_id);
create index report_line_day on dossiers.report_line (day);
create trigger report_line_append_only before update or delete on dossiers.report_line
  for each row execute function dossiers.refuse_change();

-- Bookings that no job has added to the tally yet; reports read both.
create table dossiers.tally_delta (
  id bigint generated always as identity primary key,
  day date not null,
  agency uuid not null,
  unit uuid not null,
  unit_path text collate "C" not null,
  centre uuid not null,
  centre_path text collate "C" not null,
  procedure_code text not null,
  sector text not null,
  officer uuid not null,
  channel text not null,
  received bigint not null,
  early bigint not null,
  on_time bigint not null,
  late bigint not null,
  undated bigint not null,
  returned bigint not null,
  withdrawn bigint not null,
  stopped bigint not null,
  turned_away bigint not null,
  late_stock bigint not null,
  supplement bigint not null,
  payment bigint not null,
  minutes bigint not null,
  ratings bigint not null,
  points bigint not null,
  most bigint not null
);

-- The figures of a day by unit, counter, procedure, officer and channel.
create table dossiers.tally (
  like dossiers.tally_delta,
  primary key (day, agency, unit, unit_path, centre, centre_path, procedure_code, sector, officer,
    channel)
);
alter table dossiers.tally drop column id;

-- The dossiers that are not ended, where each stands and who owes the next act: few and narrow, so
-- that what is open is counted exactly and at once.
create table dossiers.report_open (
  dossier_id uuid primary key references dossiers.dossier deferrable initially deferred,
  agency uuid not null,
  unit uuid not null,
  unit_path text collate "C" not null,
  centre uuid not null,
  centre_path text collate "C" not null,
  procedure_code text not null,
  sector text not null,
  officer uuid not null,
  channel text not null,
  status text not null,
  promised timestamptz,
  received boolean not null,
  waiting text not null check (waiting in ('RECEPTION', 'SUPPLEMENT', 'PAYMENT', 'CONSULTATION',
    'SIGNATURE', 'ASSIGNMENT', 'WORK', 'ISSUE')),
  since timestamptz not null,
  due_at timestamptz,
  desk_unit uuid not null,
  desk_name text not null,
  desk_path text collate "C" not null,
  step_name text not null,
  assignee uuid,
  assignee_name text,
  asked_unit uuid,
  asked_name text
);

-- Points of each rating question by day, unit and officer (TT 01/2018/TT-VPCP Art. 13-15).
alter table dossiers.rating add column counted boolean not null default false;
create table dossiers.rating_tally (
  day date not null,
  agency uuid not null,
  unit uuid not null,
  unit_path text collate "C" not null,
  centre_path text collate "C" not null,
  officer uuid not null,
  code text not null,
  answers bigint not null,
  points bigint not null,
  primary key (day, agency, unit, centre_path, officer, code)
);
