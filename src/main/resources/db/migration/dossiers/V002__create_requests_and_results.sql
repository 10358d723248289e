create table dossiers.supplement (
  id uuid primary key,
  dossier_id uuid not null references dossiers.dossier,
  stage text not null,
  requested_at timestamptz not null,
  requested_by uuid,
  requested_by_name text not null,
  requested_unit text not null,
  reason text not null,
  items jsonb not null,
  answer_by timestamptz,
  leader uuid,
  leader_name text,
  leader_reason text,
  received_at timestamptz,
  received_note text,
  check (leader is null or leader_reason is not null)
);
create index supplement_dossier on dossiers.supplement (dossier_id, requested_at);
create unique index supplement_one_open on dossiers.supplement (dossier_id) where received_at is null;

-- A leader allows one more Form 02 at a stage, with the reason.
create table dossiers.supplement_grant (
  id uuid primary key,
  dossier_id uuid not null references dossiers.dossier,
  stage text not null,
  leader uuid not null,
  leader_name text not null,
  reason text not null,
  granted_at timestamptz not null,
  used_by uuid references dossiers.supplement
);

create table dossiers.consultation (
  id uuid primary key,
  dossier_id uuid not null references dossiers.dossier,
  asked_unit uuid not null,
  asked_name text not null,
  asked_path text collate "C" not null,
  question text not null,
  asked_by uuid,
  asked_by_name text not null,
  asking_unit uuid not null,
  asking_name text not null,
  asked_at timestamptz not null,
  due_at timestamptz not null,
  answer text,
  agrees boolean,
  answered_by_name text,
  answered_at timestamptz,
  closed_at timestamptz,
  closed_reason text,
  files uuid[] not null default '{}'
);
create index consultation_dossier on dossiers.consultation (dossier_id, asked_at);
create index consultation_open on dossiers.consultation (asked_path, due_at) where answered_at is null and closed_at is null;

create table dossiers.result (
  id uuid primary key,
  dossier_id uuid not null references dossiers.dossier,
  outcome text not null check (outcome in ('GRANTED', 'REFUSED')),
  number text not null,
  title text not null,
  signer text not null,
  issued_on date not null,
  file_id uuid,
  issued_at timestamptz not null,
  issued_by uuid,
  issued_by_name text not null,
  revoked_at timestamptz,
  revoked_reason text
);
create index result_dossier on dossiers.result (dossier_id, issued_at);

create table dossiers.handover (
  dossier_id uuid not null references dossiers.dossier,
  at timestamptz not null,
  delivery text not null check (delivery in ('COUNTER', 'POST', 'ELECTRONIC')),
  collector text not null,
  collector_identity text,
  returned_by uuid,
  returned_by_name text not null,
  originals_given_back boolean not null,
  note text not null default '',
  primary key (dossier_id, at)
);

-- Original date, current date and each change with its basis and its approver.
create table dossiers.due_change (
  id uuid primary key,
  dossier_id uuid not null references dossiers.dossier,
  at timestamptz not null,
  before timestamptz,
  after timestamptz,
  cause text not null check (cause in ('ACCEPTED', 'SUPPLEMENT', 'FINANCIAL_DUTY', 'REAPPOINTED', 'CALENDAR', 'CORRECTED')),
  basis text not null,
  approver uuid,
  approver_name text not null
);
create index due_change_dossier on dossiers.due_change (dossier_id, at);

-- Waits that the law takes out of the clock, kept to compute the due date again.
create table dossiers.pause (
  dossier_id uuid not null references dossiers.dossier,
  from_at timestamptz not null,
  to_at timestamptz not null,
  cause text not null check (cause in ('SUPPLEMENT', 'FINANCIAL_DUTY', 'STOPPED')),
  basis text not null,
  primary key (dossier_id, from_at),
  check (to_at >= from_at)
);

create table dossiers.rating (
  dossier_id uuid primary key references dossiers.dossier,
  account uuid,
  rated_at timestamptz not null,
  scores jsonb not null,
  comment text not null default ''
);

create table dossiers.draft (
  id uuid primary key,
  version int not null,
  account uuid not null,
  procedure_code text not null,
  procedure_name text not null,
  started_at timestamptz not null,
  saved_at timestamptz not null,
  data jsonb not null
);
create index draft_account on dossiers.draft (account, saved_at);
