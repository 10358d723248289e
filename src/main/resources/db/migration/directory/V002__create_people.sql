create table directory.person (
  id uuid primary key,
  name text collate "vi-x-icu" not null,
  given_name text collate "vi-x-icu" not null,
  email text not null unique,
  phone text,
  folded text not null,
  created_at timestamptz not null default now(),
  version int not null default 1
);
create index person_order on directory.person (given_name, name, id);
create index person_folded on directory.person using gin (folded gin_trgm_ops);

create table directory.position (
  code text primary key,
  rank int not null,
  title text not null,
  title_en text not null,
  scope text not null check (scope in ('OWN_UNIT', 'SUBTREE', 'PROVINCE'))
);

-- The position '*' holds what every member of staff may do.
create table directory.position_permission (
  position text not null references directory.position,
  permission text not null,
  primary key (position, permission)
);

create table directory.assignment (
  id uuid primary key,
  person_id uuid not null references directory.person,
  position text not null references directory.position,
  title text not null,
  unit_id uuid not null references directory.unit,
  capacity text check (capacity in ('KT', 'TL', 'TUQ', 'TM', 'Q')),
  valid_from date not null,
  valid_until date,
  basis text not null default '',
  ended_by text,
  check (valid_until is null or valid_until > valid_from)
);
create index assignment_person on directory.assignment (person_id);
create index assignment_unit on directory.assignment (unit_id);

create table directory.delegation (
  id uuid primary key,
  assignment_id uuid not null references directory.assignment,
  recipient_id uuid not null references directory.person,
  capacity text not null check (capacity in ('KT', 'TL', 'TUQ', 'TM', 'Q')),
  permissions text[] not null check (cardinality(permissions) > 0),
  valid_from date not null,
  valid_until date not null,
  document_number text not null check (document_number <> ''),
  document_date date not null,
  note text not null default '',
  created_at timestamptz not null default now(),
  created_by text not null default '',
  revoked_at timestamptz,
  revoked_by text,
  revoked_reason text,
  check (valid_until > valid_from),
  check ((revoked_at is null) = (revoked_reason is null))
);
create index delegation_recipient on directory.delegation (recipient_id);
create index delegation_assignment on directory.delegation (assignment_id);
