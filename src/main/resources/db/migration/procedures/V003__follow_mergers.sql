-- Which units handled what before a merger, so that it can be taken back.
create table procedures.application_change (
  act_id uuid not null,
  code text not null,
  unit_id uuid not null,
  valid_from date not null,
  valid_to date,
  fresh boolean not null,
  primary key (act_id, code, unit_id, valid_from)
);
comment on column procedures.application_change.fresh is 'made by the merger; else as it was before';
