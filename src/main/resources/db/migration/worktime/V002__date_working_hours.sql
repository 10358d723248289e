-- Hours of the day hold from a date on, as summer and winter hours do.
alter table worktime.calendar add column hours jsonb;
update worktime.calendar set hours = jsonb_build_array(
  jsonb_build_object('from', from_day, 'shifts', shifts, 'legalBasis', legal_basis));
alter table worktime.calendar alter column hours set not null;
alter table worktime.calendar drop column shifts;

-- A draft of hours from a date on; null shifts take that entry away.
create table worktime.draft_hours (
  from_day date primary key,
  shifts jsonb,
  legal_basis text not null check (legal_basis <> ''),
  changed_at timestamptz not null,
  changed_by uuid,
  changed_by_name text not null
);
