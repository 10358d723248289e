-- Acts: dated decisions by which units come, change and go.
create table directory.act (
  id uuid primary key,
  kind text not null check (kind in ('FOUNDED', 'RENAMED', 'MOVED', 'RECODED', 'MERGED', 'SPLIT', 'DISSOLVED')),
  effective_on date not null,
  document_number text not null,
  document_date date,
  issuer text not null default '',
  note text not null default '',
  recorded_at timestamptz not null default now(),
  recorded_by text not null default ''
);

create table directory.unit (
  id uuid primary key,
  serial bigint generated always as identity unique,
  kind text not null check (kind in ('PROVINCE', 'COMMITTEE', 'OFFICE', 'DEPARTMENT', 'DIVISION',
    'SERVICE_CENTRE', 'COMMUNE', 'DISTRICT', 'OTHER')),
  geo_code text,
  address text,
  phone text,
  version int not null default 1
);
create index unit_geo_code on directory.unit (geo_code) where geo_code is not null;

-- Name and parent, each valid from a day until the day before valid_until.
create table directory.unit_state (
  unit_id uuid not null references directory.unit,
  valid_from date not null,
  valid_until date,
  name text collate "vi-x-icu" not null,
  name_en text not null default '',
  parent_id uuid references directory.unit,
  path text not null,
  folded text not null,
  act_id uuid references directory.act,
  primary key (unit_id, valid_from),
  check (valid_until is null or valid_until > valid_from)
);
create index unit_state_parent on directory.unit_state (parent_id);
create index unit_state_path on directory.unit_state (path text_pattern_ops);
create index unit_state_folded on directory.unit_state using gin (folded gin_trgm_ops);

-- Identification codes: NEW is H56.14, OLD is 000.00.14.H56.
create table directory.unit_code (
  unit_id uuid not null references directory.unit,
  style text not null check (style in ('NEW', 'OLD')),
  code text not null,
  valid_from date not null,
  valid_until date,
  act_id uuid references directory.act,
  primary key (unit_id, style, valid_from),
  check (valid_until is null or valid_until > valid_from)
);
create index unit_code_code on directory.unit_code (code);

create table directory.unit_successor (
  unit_id uuid not null references directory.unit,
  successor_id uuid not null references directory.unit,
  act_id uuid not null references directory.act,
  primary key (unit_id, successor_id),
  check (unit_id <> successor_id)
);
create index unit_successor_successor on directory.unit_successor (successor_id);

create table directory.act_unit (
  act_id uuid not null references directory.act,
  unit_id uuid not null references directory.unit,
  primary key (act_id, unit_id)
);
create index act_unit_unit on directory.act_unit (unit_id);
