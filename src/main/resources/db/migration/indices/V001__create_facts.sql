-- What happened and is not yet counted; written in the transaction of the event, worked off in
-- batches. Rows only come and go, so nobody waits for anybody.
create table indices.pending (
  id uuid primary key,
  dossier_id uuid,
  procedure_code text,
  check (num_nonnulls(dossier_id, procedure_code) = 1)
);

-- One row per received dossier: what the indicators ask, as 0 or 1, and how its end was found.
create table indices.fact (
  dossier_id uuid primary key,
  code text not null,
  version int not null,
  procedure_code text not null,
  unit_id uuid not null,
  unit_path text collate "C" not null,
  month date not null check (extract(day from month) = 1),
  received_at timestamptz not null,
  status text not null,
  requests int not null,
  end_rule text not null check (end_rule in ('HANDLED', 'RETURNED', 'STOPPED', 'NOT_RECEIVED',
    'WITHDRAWN', 'ONE_REQUEST', 'MORE_REQUESTS', 'UNFINISHED')),
  ended_at timestamptz,
  limit_at timestamptz,
  limit_rule text not null check (limit_rule in ('DUE', 'LONGEST', 'NONE')),
  received int not null,
  on_time int not null,
  late int not null,
  open int not null,
  synced int not null,
  online int not null,
  online_counted int not null,
  online_or_open int not null,
  duty int not null,
  paid_online int not null,
  paper int not null,
  paper_handled int not null,
  result_link int not null,
  handled int not null,
  digitised int not null,
  papers int not null,
  reused int not null,
  connected int not null,
  rated int not null,
  disliked int not null,
  ended int not null,
  worked_minutes int not null,
  run bigint not null default 0,
  check (on_time + late + open = 1)
);
create index fact_month on indices.fact (month, dossier_id);
create index fact_unit on indices.fact (unit_path, month, dossier_id);
create index fact_open on indices.fact (month, unit_path, limit_at) where open = 1;
create index fact_open_due on indices.fact (limit_at, dossier_id) where open = 1;
create index fact_without_result on indices.fact (dossier_id) where paper_handled = 1 and result_link = 0;
create index fact_requests on indices.fact (dossier_id) where end_rule = 'MORE_REQUESTS';

-- Sums of the facts per month of reception, unit and procedure, kept by the same statement that
-- writes a fact.
create table indices.tally (
  month date not null,
  unit_path text collate "C" not null,
  procedure_code text not null,
  unit_id uuid not null,
  received bigint not null,
  on_time bigint not null,
  late bigint not null,
  open bigint not null,
  synced bigint not null,
  online bigint not null,
  online_counted bigint not null,
  online_or_open bigint not null,
  duty bigint not null,
  paid_online bigint not null,
  paper bigint not null,
  paper_handled bigint not null,
  result_link bigint not null,
  handled bigint not null,
  digitised bigint not null,
  papers bigint not null,
  reused bigint not null,
  connected bigint not null,
  rated bigint not null,
  disliked bigint not null,
  ended bigint not null,
  worked_minutes bigint not null,
  primary key (month, unit_path, procedure_code)
);
create index tally_unit on indices.tally (unit_path, month);

-- What a procedure was from a day on; until is the last day.
create table indices.service (
  code text not null,
  from_day date not null,
  until_day date,
  version_id uuid not null,
  name text not null,
  online int not null,
  fee int not null,
  fee_online int not null,
  content_full int not null,
  missing text not null,
  paper int not null,
  primary key (code, from_day)
);
create index service_until on indices.service (until_day);

create table indices.service_unit (
  code text not null,
  unit_id uuid not null,
  from_day date not null,
  until_day date,
  unit_path text collate "C" not null,
  primary key (code, unit_id, from_day)
);
create index service_unit_path on indices.service_unit (unit_path, code);

-- A published version; the day of its decision is typed where nothing tells it.
create table indices.publication (
  version_id uuid primary key,
  code text not null,
  name text not null,
  level text not null check (level in ('PROVINCE', 'MINISTRY')),
  decision text not null,
  decision_day date,
  effective_day date not null,
  published_day date not null,
  entered_by text,
  entered_at timestamptz
);
create index publication_day on indices.publication (published_day, code);

-- Everything counted anew, page by page; one at a time.
create table indices.rebuild (
  run bigint generated always as identity primary key,
  requested_by text not null,
  requested_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  after_id uuid,
  done bigint not null default 0,
  total bigint,
  removed bigint
);
create unique index rebuild_one_at_a_time on indices.rebuild ((true)) where finished_at is null;
-- A house that already has dossiers counts them at its first start.
insert into indices.rebuild (requested_by, requested_at) values ('Liên Thông', now());
