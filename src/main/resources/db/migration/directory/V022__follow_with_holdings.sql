-- What mergers and moves of units do to the tables of other modules, so that they follow on the
-- day and can go back, row by row.
create table directory.unit_change (
  id uuid primary key,
  act_id uuid not null references directory.act,
  on_day date not null,
  from_unit uuid not null references directory.unit,
  from_path text not null,
  to_unit uuid references directory.unit,
  to_path text not null,
  done_at timestamptz,
  undone_at timestamptz
);
comment on column directory.unit_change.to_unit is 'the successor of a unit that ended; null when the unit moved as it is';
create index unit_change_open on directory.unit_change (on_day)
  where done_at is null and undone_at is null;
create index unit_change_act on directory.unit_change (act_id);

create table directory.unit_change_row (
  change_id uuid not null references directory.unit_change,
  holding text not null,
  key text not null,
  before jsonb not null,
  after jsonb,
  primary key (change_id, holding, key)
);
