-- One row per hall, group, day and series; its lock makes numbers unique and gapless.
-- OFFLINE numbers are lent to kiosks in blocks and begin at centre.offline_from.
create table queue.series (
  centre_id uuid not null references queue.centre,
  group_id uuid not null references queue.service_group,
  day date not null,
  kind text not null check (kind in ('ONLINE', 'OFFLINE')),
  last int not null,
  primary key (group_id, day, kind)
);

create table queue.block (
  id uuid primary key,
  centre_id uuid not null references queue.centre,
  group_id uuid not null references queue.service_group,
  day date not null,
  device text not null,
  first int not null,
  last int not null,
  lent_at timestamptz not null,
  unique (group_id, day, first),
  check (last >= first)
);
create index block_device on queue.block (centre_id, day, device);

create table queue.ticket (
  id uuid primary key,
  client_id uuid not null unique,
  token text not null unique,
  centre_id uuid not null references queue.centre,
  group_id uuid not null references queue.service_group,
  -- whose series the number is of; stays when the ticket is sent on to another group
  drawn_group uuid not null references queue.service_group,
  day date not null,
  series text not null check (series in ('ONLINE', 'OFFLINE')),
  number int not null check (number > 0),
  code text not null,
  state text not null check (state in ('WAITING', 'CALLED', 'SERVING', 'DONE', 'MISSED')),
  source text not null check (source in ('KIOSK', 'OFFLINE', 'COUNTER', 'PROGRAM')),
  ground text,
  ground_basis text,
  rank int not null default 99,
  issued_at timestamptz not null,
  first_called_at timestamptz,
  called_at timestamptz,
  calls int not null default 0,
  serving_at timestamptz,
  ended_at timestamptz,
  counter_id uuid references queue.counter,
  for_counter uuid references queue.counter,
  officer uuid,
  officer_name text,
  dossier_id uuid,
  dossier_code text,
  unique (drawn_group, day, number),
  check ((state in ('CALLED', 'SERVING')) <= (counter_id is not null)),
  check ((state in ('DONE', 'MISSED')) = (ended_at is not null)),
  check ((ground is null) = (ground_basis is null))
);
create unique index ticket_at_counter on queue.ticket (counter_id) where state in ('CALLED', 'SERVING');
create index ticket_waiting on queue.ticket (group_id, day, rank, issued_at) where state = 'WAITING';
create index ticket_day on queue.ticket (centre_id, day, called_at);
create index ticket_served on queue.ticket (group_id, ended_at) where state = 'DONE';

-- What happened to a ticket; only grows.
create table queue.ticket_event (
  id uuid primary key,
  ticket_id uuid not null references queue.ticket,
  at timestamptz not null,
  kind text not null,
  counter_id uuid,
  officer uuid,
  officer_name text,
  note text not null default ''
);
create index ticket_event_of on queue.ticket_event (ticket_id, id);
