-- The parts of an interlinked dossier (một cửa liên thông): one row an agency, with its own state
-- and its own clock. A part is never removed.
create table dossiers.part (
  id uuid primary key,
  dossier_id uuid not null references dossiers.dossier,
  version int not null,
  part_key text not null,
  place int not null,
  name text not null,
  procedure_code text,
  lead boolean not null,
  paper boolean not null,
  after text[] not null,
  status text not null check (status in ('WAITING', 'SENT', 'WORKING', 'SUPPLEMENT_ASKED',
    'SUPPLEMENT_WAITING', 'PROPOSED', 'DONE', 'REFUSED', 'CANCELLED')),
  unit_id uuid not null,
  unit_name text not null,
  unit_path text collate "C" not null,
  lead_path text collate "C" not null,
  assignee uuid,
  assignee_name text,
  term_amount int not null,
  term_unit text not null,
  supplement_rule text not null check (supplement_rule in ('RESTART', 'PAUSE')),
  sent_at timestamptz,
  clock_start timestamptz,
  taken_at timestamptz,
  due_at timestamptz,
  due_trace jsonb,
  calendar_version text,
  paused_since timestamptz,
  finished_at timestamptz,
  wish jsonb,
  proposal jsonb,
  reminded_at timestamptz,
  told_late_at timestamptz,
  unique (dossier_id, part_key),
  check (status = 'WAITING' or status = 'CANCELLED' or sent_at is not null),
  check ((finished_at is not null) = (status in ('DONE', 'REFUSED', 'CANCELLED')))
);
create unique index part_one_lead on dossiers.part (dossier_id) where lead;
create index part_desk on dossiers.part (unit_path, due_at, id)
  where status in ('SENT', 'WORKING', 'SUPPLEMENT_ASKED', 'SUPPLEMENT_WAITING', 'PROPOSED');
create index part_led on dossiers.part (lead_path, due_at, id)
  where status in ('SENT', 'WORKING', 'SUPPLEMENT_ASKED', 'SUPPLEMENT_WAITING', 'PROPOSED');
create index part_running on dossiers.part (due_at, id)
  where finished_at is null and paused_since is null and sent_at is not null;

-- Waits that the law takes out of the clock of a part, kept to compute its due date again.
create table dossiers.part_pause (
  part_id uuid not null references dossiers.part,
  from_at timestamptz not null,
  to_at timestamptz not null,
  basis text not null,
  primary key (part_id, from_at),
  check (to_at >= from_at)
);

-- Who passed a part on to whom, and what was done to it.
create table dossiers.part_event (
  id uuid primary key,
  part_id uuid not null references dossiers.part,
  version int not null,
  at timestamptz not null,
  kind text not null,
  who uuid,
  person text not null,
  position text,
  unit_name text,
  note text not null default '',
  status text not null
);
create index part_event_part on dossiers.part_event (part_id, version, id);
create trigger part_event_append_only before update or delete on dossiers.part_event
  for each row execute function dossiers.refuse_change();
