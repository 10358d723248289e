-- What was signed by whom, in which post and capacity, on what ground, as it was at that moment.
create table signing.signature (
  id uuid primary key,
  token text not null unique,
  file_id uuid not null unique,
  source_file_id uuid not null,
  sha256_before text not null check (sha256_before ~ '^[0-9a-f]{64}$'),
  sha256_after text not null check (sha256_after ~ '^[0-9a-f]{64}$'),
  object_type text not null,
  object_id text not null,
  person_id uuid not null,
  person_name text not null,
  post_id uuid not null,
  position text not null,
  title text not null,
  unit_id uuid not null,
  unit_name text not null,
  unit_path text not null,
  capacity text check (capacity in ('KT', 'TL', 'TUQ', 'TM', 'Q')),
  permission text not null,
  basis text not null,
  certificate bytea not null,
  simulated boolean not null,
  signed_at timestamptz not null
);
create index signature_object on signing.signature (object_type, object_id);
create index signature_content on signing.signature (sha256_after);

-- The certification authority of the simulator; its key is sealed.
create table signing.authority (
  id int primary key check (id = 1),
  certificate bytea not null,
  sealed_key bytea not null,
  created_at timestamptz not null
);

create table signing.certificate (
  serial text primary key,
  person_id uuid not null,
  person_name text not null,
  title text not null,
  unit_name text not null,
  certificate bytea not null,
  sealed_key bytea not null,
  valid_from timestamptz not null,
  valid_until timestamptz not null,
  revoked_at timestamptz,
  check (valid_until > valid_from)
);
create index certificate_person on signing.certificate (person_id);

-- Faults that the simulator still has to show.
create table signing.simulator (
  id int primary key check (id = 1),
  refused int not null default 0 check (refused >= 0),
  slow int not null default 0 check (slow >= 0),
  revoked int not null default 0 check (revoked >= 0)
);
insert into signing.simulator (id) values (1);
