-- Phản ánh, kiến nghị, as typed: the platform has no module of its own for them.
create table indices.petition (
  id uuid primary key,
  code text not null unique,
  unit_id uuid not null,
  unit_path text collate "C" not null,
  received_on date not null,
  refused_on date check (refused_on >= received_on),
  asked_on date check (asked_on >= received_on),
  answered_on date check (answered_on >= received_on),
  published_on date check (published_on >= answered_on),
  disliked boolean not null,
  repeated boolean not null,
  entered_by text not null,
  entered_at timestamptz not null
);
create index petition_unit on indices.petition (unit_path, received_on);
create index petition_day on indices.petition (received_on, id);

-- Scores that the national dashboard published; TOTAL, a group or an indicator.
create table indices.official (
  unit_id uuid not null,
  period text not null,
  subject text not null,
  score numeric(7, 4) not null check (score >= 0),
  source text not null,
  entered_by text not null,
  entered_at timestamptz not null,
  primary key (unit_id, period, subject)
);
