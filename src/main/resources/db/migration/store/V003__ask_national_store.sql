-- The national store of electronic documents is asked with the owner's word; every question is
-- kept, with what came of it (NĐ 310/2026/NĐ-CP: data are asked for once and for a purpose).
create table store.national_query (
  id uuid primary key,
  at timestamptz not null,
  owner text not null,
  who uuid not null,
  person text not null,
  unit_name text,
  consent text not null check (consent in ('OWN', 'AT_COUNTER')),
  procedure_code text not null,
  outcome text not null check (outcome in ('FOUND', 'NOTHING', 'SILENT')),
  found int not null,
  millis int not null,
  check ((outcome = 'FOUND') = (found > 0))
);
create index national_query_owner on store.national_query (owner, id);
create index national_query_who on store.national_query (who, owner, procedure_code, id);

-- What was found, as it was told at that moment; one of them may be taken into the store.
create table store.national_finding (
  id uuid primary key,
  query_id uuid not null references store.national_query,
  national_id text not null,
  kind text not null,
  name text not null,
  number text,
  agency text,
  signer text,
  issued_on date,
  valid_until date,
  forever boolean not null,
  in_force boolean not null,
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  file_name text,
  address text,
  item_id uuid references store.item,
  refused text
);
create index national_finding_query on store.national_finding (query_id);
create index national_finding_item on store.national_finding (item_id) where item_id is not null;

-- Faults that the simulated national store shows for a person.
create table store.simulated_fault (
  owner text primary key,
  fault text not null check (fault in ('NOT_FOUND', 'TIMEOUT', 'REVOKED', 'WRONG_HASH'))
);
