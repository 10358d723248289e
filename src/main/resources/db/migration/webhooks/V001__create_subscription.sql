-- The software of an agency that wants to hear what happens to dossiers that it may see.
create table webhooks.subscription (
  id uuid primary key,
  client_id uuid not null,
  client_name text not null,
  unit_path text not null,
  unit_name text not null,
  name text not null check (name <> ''),
  url text not null,
  kinds text[] not null check (cardinality(kinds) > 0),
  secret bytea not null,
  old_secret bytea,
  old_secret_until timestamptz,
  created_at timestamptz not null,
  paused_at timestamptz,
  paused_why text check (paused_why in ('PERSON', 'SILENT', 'GONE')),
  failures int not null default 0,
  failing_since timestamptz,
  next_try_at timestamptz not null,
  last_error text,
  last_success_at timestamptz,
  check ((paused_at is null) = (paused_why is null)),
  check ((old_secret is null) = (old_secret_until is null))
);
comment on column webhooks.subscription.secret is 'Sealed: a copy of the database cannot sign';
create index subscription_unit on webhooks.subscription (unit_path, id);

-- What happened, in the transaction in which it happened; soon spread over the subscriptions.
create table webhooks.event (
  id uuid primary key,
  kind text not null,
  dossier_id uuid not null,
  code text not null,
  version int not null,
  payload text not null,
  created_at timestamptz not null
);

-- One row per subscription and dossier: its messages go out one after the other.
create table webhooks.lane (
  subscription_id uuid not null references webhooks.subscription on delete cascade,
  dossier_id uuid not null,
  last int not null check (last > 0),
  done int not null default 0,
  next_at timestamptz not null,
  lease uuid,
  attempts int not null default 0,
  dead boolean not null default false,
  primary key (subscription_id, dossier_id),
  check (done between 0 and last)
);
create index lane_due on webhooks.lane (subscription_id, next_at) where done < last and not dead;

create table webhooks.delivery (
  id uuid primary key,
  subscription_id uuid not null references webhooks.subscription on delete cascade,
  dossier_id uuid not null,
  seq int not null,
  kind text not null,
  code text not null,
  payload text not null,
  created_at timestamptz not null,
  state text not null default 'WAITING'
    check (state in ('WAITING', 'DELIVERED', 'DEAD', 'SKIPPED')),
  attempts int not null default 0,
  sent_at timestamptz,
  delivered_at timestamptz,
  http_status int,
  reason text,
  detail text,
  unique (subscription_id, dossier_id, seq),
  check ((state = 'DELIVERED') = (delivered_at is not null))
);
create index delivery_newest on webhooks.delivery (subscription_id, id desc);
create index delivery_dead on webhooks.delivery (subscription_id, id) where state = 'DEAD';
create index delivery_old on webhooks.delivery (created_at) where state in ('DELIVERED', 'SKIPPED');
