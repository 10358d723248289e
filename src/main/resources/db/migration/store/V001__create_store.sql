-- Kinds of papers by their national result code, and which papers of procedures they stand for, so
-- that one paper serves many procedures. Both are data: codes change with the national catalogue.
create table store.kind (
  code text primary key check (code ~ '^[A-Z0-9.-]{3,60}$'),
  name text not null,
  name_en text,
  months int check (months > 0),
  forever boolean not null default false,
  legal_basis text not null default '',
  check (months is null or not forever)
);
create table store.acceptance (
  procedure_code text not null,
  component_key text not null,
  kind text not null references store.kind,
  primary key (procedure_code, component_key, kind)
);

-- A paper of a person or an organisation (NĐ 310/2026, NĐ 45/2020: kho quản lý dữ liệu điện tử).
create table store.item (
  id uuid primary key,
  version int not null,
  owner text not null,
  owner_name text not null,
  type text not null check (type in ('COMPONENT', 'RESULT')),
  kind text,
  name text not null,
  name_key text not null,
  number text,
  agency text,
  signer text,
  issued_on date,
  valid_until date,
  forever boolean not null,
  scope text,
  state text not null check (state in ('WAITING', 'APPROVED', 'REJECTED', 'REVOKED', 'REPLACED')),
  origin text not null check (origin in ('UPLOADED', 'REUSED', 'DATABASE', 'ISSUED')),
  source_key text unique,
  source_type text,
  source_id text,
  source_code text,
  unit_id uuid not null,
  unit_path text collate "C" not null,
  unit_name text not null,
  file_id uuid,
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  replaced_by uuid references store.item,
  decided_at timestamptz,
  decided_by uuid,
  decided_by_name text,
  reason text,
  created_at timestamptz not null,
  check (valid_until is null or not forever),
  check ((file_id is null) = (sha256 is null)),
  check (state = 'WAITING' or decided_at is not null)
);
create index item_owner on store.item (owner, id);
create index item_unit on store.item (unit_path, id);
create index item_waiting on store.item (unit_path, id) where state = 'WAITING';
create index item_source on store.item (source_type, source_id) where source_id is not null;
create index item_expiry on store.item (valid_until, id) where state = 'APPROVED' and valid_until is not null;

-- What was true of it, from version to version.
create table store.item_version (
  item_id uuid not null references store.item,
  version int not null,
  at timestamptz not null,
  act text not null,
  who uuid,
  person text not null,
  facts jsonb not null,
  primary key (item_id, version)
);
create function store.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name;
end $$;
create trigger item_version_append_only before update or delete on store.item_version
  for each row execute function store.refuse_change();

-- Where it served instead of a new upload, with the consent it rested on.
create table store.use (
  id uuid primary key,
  item_id uuid not null references store.item,
  item_version int not null,
  sha256 text not null,
  at timestamptz not null,
  who uuid,
  person text not null,
  consent text not null check (consent in ('OWN', 'AT_COUNTER')),
  object_type text not null,
  object_id text not null,
  object_code text not null,
  title text not null,
  component_key text not null,
  component_name text not null,
  unit_id uuid not null,
  unit_path text collate "C" not null,
  unit_name text not null,
  file_id uuid not null,
  unique (object_type, object_id, component_key, item_id)
);
create index use_item on store.use (item_id, at);
create index use_object on store.use (object_type, object_id);
create index use_unit on store.use (unit_path, item_id);

-- A paper that a dossier used is no longer in force: somebody must look.
create table store.warning (
  id uuid primary key,
  item_id uuid not null references store.item,
  use_id uuid not null references store.use,
  cause text not null check (cause in ('REVOKED', 'REPLACED')),
  through uuid references store.item,
  reason text not null,
  raised_at timestamptz not null,
  unit_path text collate "C" not null,
  acknowledged_at timestamptz,
  acknowledged_by uuid,
  acknowledged_by_name text,
  note text,
  unique (item_id, use_id, cause),
  check ((acknowledged_at is null) = (note is null))
);
create index warning_open on store.warning (unit_path, id) where acknowledged_at is null;
create index warning_unit on store.warning (unit_path, id);
create index warning_use on store.warning (use_id);

-- The owner lets somebody see a paper for a while.
create table store.share (
  id uuid primary key,
  item_id uuid not null references store.item,
  code text not null unique,
  recipient text not null,
  purpose text not null default '',
  created_at timestamptz not null,
  valid_until date not null,
  ended_at timestamptz,
  views int not null default 0,
  last_viewed_at timestamptz
);
create index share_item on store.share (item_id, id);

-- An officer looked into a person's store: what for, on whose word.
create table store.lookup (
  id uuid primary key,
  at timestamptz not null,
  owner text not null,
  who uuid,
  person text not null,
  unit_name text not null,
  purpose text not null
);
create index lookup_owner on store.lookup (owner, id);
