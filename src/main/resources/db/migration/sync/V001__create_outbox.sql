-- One row per dossier that has ever had something to tell: messages go out one after the other,
-- the next only after the acknowledgement of the one before (done counts them).
create table sync.lane (
  dossier_id uuid primary key,
  code text not null unique,
  procedure_code text not null,
  status text not null,
  last int not null check (last > 0),
  done int not null default 0,
  next_at timestamptz not null,
  lease uuid,
  attempts int not null default 0,
  dead boolean not null default false,
  check (done between 0 and last)
);
create index lane_due on sync.lane (next_at) where done < last and not dead;
create index lane_open on sync.lane (dossier_id) where done < last;

create table sync.message (
  id uuid primary key,
  dossier_id uuid not null references sync.lane,
  seq int not null,
  kind text not null check (kind in ('DOSSIER', 'PROGRESS')),
  version int not null,
  key text not null unique,
  status text not null,
  created_at timestamptz not null,
  state text not null default 'WAITING' check (state in ('WAITING', 'ACKNOWLEDGED', 'DEAD')),
  attempts int not null default 0,
  adapter text,
  payload text,
  answer text,
  reason text,
  field text,
  value text,
  detail text,
  sent_at timestamptz,
  acknowledged_at timestamptz,
  unique (dossier_id, seq),
  check ((state = 'ACKNOWLEDGED') = (acknowledged_at is not null))
);
create index message_waiting on sync.message (created_at) where state = 'WAITING';
create index message_acknowledged on sync.message (acknowledged_at) where state = 'ACKNOWLEDGED';
create index message_dead on sync.message (reason, id) where state = 'DEAD';

-- The way to the portal as a whole: while it fails, one message at a time tries it.
create table sync.line (
  id int primary key check (id = 1),
  failures int not null default 0,
  failing_since timestamptz,
  next_try_at timestamptz not null,
  last_error text
);
insert into sync.line (id, next_try_at) values (1, '2000-01-01 00:00:00+00');

create table sync.reconciliation (
  day date primary key,
  run_at timestamptz not null,
  ours int not null,
  theirs int not null,
  matched int not null,
  synced int not null
);
create table sync.difference (
  day date not null references sync.reconciliation on delete cascade,
  code text not null,
  kind text not null check (kind in ('MISSING_THERE', 'MISSING_HERE', 'STATUS_DIFFERS', 'DEAD_LETTER', 'ON_ITS_WAY')),
  dossier_id uuid,
  our_status text,
  their_status int,
  primary key (day, code)
);
-- A person has looked into it and says why it stays.
create table sync.explanation (
  day date not null,
  code text not null,
  note text not null,
  person text not null,
  at timestamptz not null,
  primary key (day, code)
);

-- Dossiers that another system owns: read only, with the time at their source.
create table sync.mirror (
  code text primary key,
  source text not null check (source in ('MINISTRY', 'NATIONAL')),
  source_system text not null,
  procedure_code text not null,
  procedure_name text not null,
  agency text not null,
  owner_name text not null,
  status int not null check (status between 1 and 10),
  submitted_at timestamptz,
  received_at timestamptz,
  due_at timestamptz,
  finished_at timestamptz,
  source_at timestamptz not null,
  fetched_at timestamptz not null,
  off_route boolean not null
);
create index mirror_newest on sync.mirror (source_at desc, code desc);
create index mirror_received on sync.mirror (received_at, procedure_code);

create table sync.cursor (
  name text primary key,
  at timestamptz not null,
  code text not null,
  run_at timestamptz
);
insert into sync.cursor values ('mirror', '2000-01-01 00:00:00+00', '', null);
