-- What a merger found and left, so that it can be taken back as long as nothing else has changed it.
create table directory.merger (
  act_id uuid primary key references directory.act,
  successor_id uuid not null references directory.unit,
  unit_ids uuid[] not null,
  touched uuid[] not null,
  new_posts uuid[] not null,
  before jsonb not null,
  after jsonb not null,
  undone_by uuid references directory.act
);
comment on column directory.merger.touched is 'units with a new or ended state: the ended ones and all below them';
comment on column directory.merger.new_posts is 'assignments at the successor that the act made';

alter table directory.act drop constraint act_kind_check;
alter table directory.act add constraint act_kind_check check (kind in ('FOUNDED', 'RENAMED',
  'MOVED', 'RECODED', 'MERGED', 'SPLIT', 'DISSOLVED', 'UNDONE'));
