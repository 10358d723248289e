create table worktime.calendar (
  number int primary key,
  version text not null unique,
  published_at timestamptz not null,
  publisher_id uuid,
  publisher_name text not null,
  legal_basis text not null check (legal_basis <> ''),
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  shifts jsonb not null,
  weekly_rests jsonb not null
);

create table worktime.special_day (
  calendar_number int not null references worktime.calendar,
  day date not null,
  type text not null check (type in ('HOLIDAY', 'SUBSTITUTED_OFF', 'MAKE_UP_WORK')),
  name_vi text not null,
  name_en text not null,
  legal_basis text not null check (legal_basis <> ''),
  standing text not null check (standing in ('IN_FORCE', 'PROJECTED', 'UNVERIFIED')),
  primary key (calendar_number, day)
);

-- Edits that are not published yet. A null type makes the day an ordinary day of its week.
create table worktime.draft_day (
  day date primary key,
  type text check (type in ('HOLIDAY', 'SUBSTITUTED_OFF', 'MAKE_UP_WORK')),
  name_vi text,
  name_en text,
  legal_basis text not null check (legal_basis <> ''),
  standing text check (standing in ('IN_FORCE', 'PROJECTED', 'UNVERIFIED')),
  changed_at timestamptz not null,
  changed_by uuid,
  changed_by_name text not null,
  check (type is null or (name_vi is not null and name_en is not null and standing is not null))
);
