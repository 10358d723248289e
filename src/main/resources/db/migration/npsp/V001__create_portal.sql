create table npsp.token (
  token text primary key,
  expires_at timestamptz not null
);
-- Every message that was stored, once by its key; copies counts how often it came.
create table npsp.message (
  key text primary key,
  service text not null,
  code text not null,
  status int not null,
  body text not null,
  number bigint generated always as identity,
  copies int not null default 1,
  received_at timestamptz not null
);
create index message_code on npsp.message (code, number);
create index message_newest on npsp.message (number desc);
create table npsp.dossier (
  code text primary key,
  procedure_code text not null,
  owner_name text not null,
  status int not null check (status between 1 and 10),
  received_on date,
  body text not null,
  updated_at timestamptz not null
);
create index dossier_received on npsp.dossier (received_on, code);
create index dossier_newest on npsp.dossier (updated_at desc, code);
-- A message that got stuck inside the portal and comes in after later ones.
create table npsp.held (
  id bigint generated always as identity primary key,
  key text not null,
  service text not null,
  body text not null
);
create table npsp.fault (
  kind text primary key check (kind in ('OUTAGE', 'TIMEOUT_AFTER_STORING', 'REJECT', 'SLOW', 'DUPLICATE_ACKNOWLEDGEMENT', 'OUT_OF_ORDER')),
  remaining int not null default 0 check (remaining >= 0),
  share int not null default 100 check (share between 1 and 100),
  delay_ms int not null default 0 check (delay_ms between 0 and 60000),
  struck bigint not null default 0
);
insert into npsp.fault (kind, delay_ms) values ('OUTAGE', 0), ('TIMEOUT_AFTER_STORING', 500), ('REJECT', 0),
  ('SLOW', 800), ('DUPLICATE_ACKNOWLEDGEMENT', 0), ('OUT_OF_ORDER', 0);
-- Dossiers of this province that ministries and the portal itself handle.
create table npsp.elsewhere (
  code text primary key,
  procedure_code text not null,
  procedure_name text not null,
  agency text not null,
  owner_name text not null,
  system text not null check (system in ('BO', 'DVCQG')),
  system_name text not null,
  channel int not null,
  status int not null check (status between 1 and 10),
  submitted_at timestamptz not null,
  received_at timestamptz,
  due_at timestamptz,
  finished_at timestamptz,
  changed_at timestamptz not null
);
create index elsewhere_changed on npsp.elsewhere (changed_at, code);
