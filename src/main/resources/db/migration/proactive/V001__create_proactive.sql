-- Rules of proactive services (NĐ 224/2026/NĐ-CP Art. 16): what is seen in the data, and what the
-- house then does by itself, at four levels.
create table proactive.rule (
  id uuid primary key,
  version int not null,
  code text not null unique check (code ~ '^[A-Z0-9-]{3,40}$'),
  title text not null,
  text text not null,
  level int not null check (level between 1 and 4),
  trigger text not null check (trigger in
    ('PAPER_ENTERED', 'PAPER_EXPIRES', 'PAPER_AGE', 'AGE_REACHED')),
  kind text,
  years int check (years between 0 and 120),
  days int not null check (days between 0 and 366),
  procedure_code text not null,
  options jsonb not null,
  prefill jsonb not null,
  agency uuid,
  undo_hours int not null check (undo_hours between 1 and 720),
  valid_from date not null,
  valid_until date,
  legal_basis text not null,
  state text not null check (state in ('DRAFT', 'ACTIVE', 'ENDED')),
  changed_at timestamptz not null,
  changed_by_name text not null,
  check (valid_until is null or valid_until >= valid_from)
);
create index rule_trigger on proactive.rule (trigger, kind) where state = 'ACTIVE';

-- What was done for somebody, once for each rule and subject.
create table proactive.service (
  id uuid primary key,
  rule_id uuid not null references proactive.rule,
  subject text not null,
  account uuid not null,
  level int not null check (level between 1 and 4),
  state text not null check (state in
    ('OFFERED', 'EXECUTED', 'CONFIRMED', 'REFUSED', 'ADJUSTED', 'LAPSED')),
  why text not null,
  procedure_code text not null,
  note text,
  item_id uuid,
  draft_id uuid,
  dossier_id uuid,
  dossier_code text,
  created_at timestamptz not null,
  undo_until timestamptz,
  answered_at timestamptz,
  unique (rule_id, subject)
);
create index service_account on proactive.service (account, id);
create index service_open on proactive.service (undo_until) where state = 'EXECUTED';

-- Who refuses proactive service as such (Art. 17.3).
create table proactive.refusal (
  account uuid primary key,
  at timestamptz not null
);
