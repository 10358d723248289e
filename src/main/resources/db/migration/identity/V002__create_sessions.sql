create table identity.session (
  handle uuid primary key,
  key bytea not null unique,
  attributes jsonb not null,
  owner uuid generated always as ((attributes ->> 'identity.owner')::uuid) stored,
  created_at timestamptz not null,
  last_access timestamptz not null,
  idle_seconds int not null,
  ends_at timestamptz not null
);
comment on column identity.session.key is 'SHA-256 of the cookie: a copy of the table opens no session';
create index session_owner on identity.session (owner);
create index session_ends_at on identity.session (ends_at);
