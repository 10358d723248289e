-- How dossier codes are written from a day on (TT 01/2018/TT-VPCP Art. 19; QĐ 20/2020/QĐ-TTg Art. 4).
create table dossiers.code_rule (
  from_day date primary key,
  style text not null check (style in ('NEW', 'OLD')),
  day_digits int not null default 6 check (day_digits in (6, 8)),
  counter_digits int not null default 4 check (counter_digits between 4 and 7),
  first_number int not null default 1 check (first_number > 0),
  legal_basis text not null
);
insert into dossiers.code_rule (from_day, style, legal_basis) values
  ('2000-01-01', 'OLD', 'Thông tư 01/2018/TT-VPCP, Điều 19'),
  ('2020-09-15', 'NEW', 'Quyết định 20/2020/QĐ-TTg, Điều 4');

-- One row per agency and day; its lock makes codes unique and gapless.
create table dossiers.code_counter (
  agency text not null,
  day date not null,
  last int not null check (last > 0),
  primary key (agency, day)
);

create table dossiers.dossier (
  id uuid primary key,
  version int not null,
  code text not null unique check (code ~ '^[A-Z0-9.]{3,35}-\d{6,8}-\d{4,7}$'),
  procedure_version uuid not null,
  procedure_code text not null,
  procedure_name text not null,
  sector text,
  case_key text,
  case_name text,
  channel text not null check (channel in ('COUNTER', 'ONLINE', 'POST')),
  delivery text not null check (delivery in ('COUNTER', 'POST', 'ELECTRONIC')),
  copies int not null check (copies between 1 and 99),
  subject text not null,
  form jsonb not null,
  fee bigint check (fee >= 0),
  helped_unit uuid not null,
  helped_name text not null,
  helped_path text collate "C" not null,
  received_unit uuid not null,
  received_name text not null,
  received_path text collate "C" not null,
  competent_unit uuid not null,
  competent_name text not null,
  competent_path text collate "C" not null,
  handling_unit uuid not null,
  handling_name text not null,
  handling_path text collate "C" not null,
  applicant jsonb not null,
  applicant_account uuid,
  owner jsonb not null,
  owner_name text not null,
  owner_identity text,
  find text not null,
  status text not null check (status in ('REGISTERED', 'RECEIVED', 'NOT_RECEIVED', 'PROCESSING',
    'SUPPLEMENT_REQUESTED', 'PAYMENT_REQUESTED', 'WITHDRAWN', 'STOPPED', 'HANDLED', 'RETURNED')),
  payment text not null check (payment in ('NONE', 'DUE', 'PAID', 'REFUNDED')),
  handover text not null check (handover in ('NONE', 'READY', 'SENT', 'DELIVERED')),
  sync text not null check (sync in ('NOT_SENT', 'PENDING', 'ACKNOWLEDGED', 'FAILED')),
  submitted_at timestamptz not null,
  answer_by timestamptz,
  received_at timestamptz,
  clock_start timestamptz,
  due_at timestamptz,
  original_due_at timestamptz,
  paused_since timestamptz,
  finished_at timestamptz,
  returned_at timestamptz,
  term_amount int not null,
  term_unit text not null,
  supplement_rule text not null check (supplement_rule in ('RESTART', 'PAUSE')),
  supplement_resume text,
  due_trace jsonb,
  calendar_version text,
  step_key text,
  step_name text,
  desk_unit uuid,
  desk_name text,
  desk_path text collate "C",
  assignee uuid,
  assignee_name text,
  step_started_at timestamptz,
  step_due_at timestamptz,
  check ((step_key is null) = (desk_path is null)),
  check (due_at is null or original_due_at is not null)
);
create index dossier_desk on dossiers.dossier (desk_path, due_at, id) where step_key is not null;
create index dossier_assignee on dossiers.dossier (assignee, due_at, id) where step_key is not null;
create index dossier_received on dossiers.dossier (received_path, status, id) where status in ('REGISTERED', 'HANDLED');
create index dossier_received_on on dossiers.dossier (received_path, received_at, id);
create index dossier_account on dossiers.dossier (applicant_account, id) where applicant_account is not null;
create index dossier_owner on dossiers.dossier (owner_identity, id) where owner_identity is not null;
create index dossier_procedure on dossiers.dossier (procedure_code, id);
create index dossier_find on dossiers.dossier using gin (find gin_trgm_ops);
create index dossier_calendar on dossiers.dossier (calendar_version) where finished_at is null;

-- Every unit that ever had to do with a dossier may see it.
create table dossiers.involved (
  unit_path text collate "C" not null,
  dossier_id uuid not null references dossiers.dossier deferrable initially deferred,
  primary key (unit_path, dossier_id)
);
create index involved_dossier on dossiers.involved (dossier_id);

create table dossiers.step (
  id uuid primary key,
  dossier_id uuid not null references dossiers.dossier deferrable initially deferred,
  step_key text not null,
  name text not null,
  unit_id uuid not null,
  unit_name text not null,
  unit_path text collate "C" not null,
  assignee uuid,
  assignee_name text,
  started_at timestamptz not null,
  due_at timestamptz,
  finished_at timestamptz,
  took_minutes int,
  early_minutes int
);
create index step_dossier on dossiers.step (dossier_id, id);
create unique index step_one_open on dossiers.step (dossier_id) where finished_at is null;

create table dossiers.component (
  dossier_id uuid not null references dossiers.dossier deferrable initially deferred,
  component_key text not null,
  place int not null,
  name text not null,
  required boolean not null,
  originals int not null default 0 check (originals >= 0),
  certified int not null default 0 check (certified >= 0),
  copies int not null default 0 check (copies >= 0),
  files uuid[] not null default '{}',
  primary key (dossier_id, component_key)
);

create table dossiers.event (
  id uuid primary key,
  dossier_id uuid not null references dossiers.dossier deferrable initially deferred,
  version int not null,
  at timestamptz not null,
  kind text not null,
  step_key text,
  step_name text,
  who uuid,
  who_kind text not null,
  person text not null,
  position text,
  unit_id uuid,
  unit_name text,
  capacity text,
  took_minutes int,
  early_minutes int,
  note text not null default '',
  status text not null,
  step_after text,
  assignee_after text,
  details jsonb not null default '{}'
);
create index event_dossier on dossiers.event (dossier_id, version, id);

create function dossiers.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name;
end $$;
create trigger event_append_only before update or delete on dossiers.event
  for each row execute function dossiers.refuse_change();
