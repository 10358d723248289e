-- One row a version. A published version is never edited; in force on a day is the published one
-- with the latest effective date, and of these the highest number.
create table procedures.version (
  id uuid primary key,
  code text not null,
  number int not null check (number > 0),
  state text not null check (state in ('DRAFT', 'PUBLISHED')),
  source text not null check (source in ('CATALOGUE', 'OWN')),
  effective_from date,
  name text not null,
  name_en text,
  sector text not null default '',
  sector_en text,
  levels text[] not null,
  applicants text[] not null,
  term_text text not null,
  fileable boolean not null,
  folded_name text not null,
  folded text not null,
  content jsonb not null,
  lock_version int not null default 0,
  created_at timestamptz not null,
  created_by text not null,
  changed_at timestamptz not null,
  changed_by text not null,
  published_at timestamptz,
  published_by text,
  unique (code, number),
  check (state = 'DRAFT' or (effective_from is not null and published_at is not null))
);
create unique index version_one_draft on procedures.version (code) where state = 'DRAFT';
create index version_in_force on procedures.version (code, effective_from desc, number desc)
  where state = 'PUBLISHED';
create index version_folded on procedures.version using gin (folded gin_trgm_ops);
create index version_sector on procedures.version (sector);

-- Which unit handles a procedure, from a day on.
create table procedures.application (
  code text not null,
  unit_id uuid not null,
  valid_from date not null,
  valid_to date,
  primary key (code, unit_id, valid_from)
);

-- The line of the national catalogue that was last taken over, as it came.
create table procedures.source_line (
  code text primary key,
  hash text not null,
  raw text not null,
  taken_at timestamptz not null
);

create table procedures.import_run (
  id uuid primary key,
  kind text not null check (kind in ('CATALOGUE', 'OWN_JSON', 'EXCEL')),
  file_name text not null,
  state text not null check (state in ('RUNNING', 'DONE', 'FAILED')),
  started_at timestamptz not null,
  started_by text not null,
  seen_at timestamptz not null,
  finished_at timestamptz,
  bytes_total bigint not null,
  bytes_done bigint not null default 0,
  lines_done int not null default 0,
  report jsonb
);
create index import_run_started on procedures.import_run (started_at desc);
create unique index import_run_one_at_a_time on procedures.import_run (state)
  where state = 'RUNNING';

-- Fields of the catalogue that a person should look at.
create table procedures.doubt (
  id uuid primary key,
  code text not null,
  version_id uuid not null references procedures.version (id),
  field text not null,
  raw text not null,
  value text not null,
  reason text not null,
  confidence numeric(3, 2) not null check (confidence between 0 and 1),
  state text not null check (state in ('OPEN', 'ACCEPTED', 'CORRECTED', 'OBSOLETE')),
  correction text,
  decided_at timestamptz,
  decided_by text,
  unique (version_id, field)
);
create index doubt_open on procedures.doubt (code, field) where state = 'OPEN';
create index doubt_version on procedures.doubt (version_id);
