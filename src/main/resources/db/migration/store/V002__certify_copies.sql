-- Certified electronic copies (NĐ 45/2020/NĐ-CP Art. 10): numbered without gaps per unit and year,
-- the last number under a row lock.
create table store.copy_counter (
  unit_id uuid not null,
  year int not null,
  last int not null check (last > 0),
  primary key (unit_id, year)
);
create table store.certified_copy (
  id uuid primary key,
  code text not null unique check (code ~ '^[A-Z2-9]{4}(-[A-Z2-9]{4}){3}$'),
  number int not null,
  year int not null,
  owner text not null,
  owner_name text not null,
  paper text not null,
  paper_number text,
  paper_agency text,
  paper_issued_on date,
  pages int not null check (pages > 0),
  unit_id uuid not null,
  unit_path text collate "C" not null,
  unit_name text not null,
  certified_at timestamptz not null,
  certified_by uuid not null,
  certified_by_name text not null,
  certified_title text not null,
  valid_until date,
  item_id uuid not null references store.item,
  file_id uuid not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  scan_sha256 text not null check (scan_sha256 ~ '^[0-9a-f]{64}$'),
  revoked_at timestamptz,
  revoked_by_name text,
  revoked_reason text,
  unique (unit_id, year, number),
  check ((revoked_at is null) = (revoked_reason is null))
);
create index certified_copy_unit on store.certified_copy (unit_path, id);
create index certified_copy_owner on store.certified_copy (owner, id);
create index certified_copy_item on store.certified_copy (item_id);
