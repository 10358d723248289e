create table identity.client (
  id uuid primary key,
  client_id text not null unique,
  name text not null,
  kind text not null check (kind in ('SERVICE', 'SYSTEM')),
  secret_hash text,
  unit_id uuid not null,
  unit_name text not null,
  unit_path text not null,
  scopes text[] not null,
  redirect_uris text[] not null default '{}',
  signed_out_uris text[] not null default '{}',
  secret_set_at timestamptz not null,
  disabled_at timestamptz,
  created_at timestamptz not null
);
comment on table identity.client is 'SERVICE = client credentials; SYSTEM = sign-in of staff for another system of the province';

create table identity.signing_key (
  kid text primary key,
  sealed bytea not null,
  created_at timestamptz not null,
  retired_at timestamptz
);
comment on column identity.signing_key.sealed is 'RSA key as JWK, sealed with the key file';

create table identity.oauth_authorization (
  id text primary key,
  client_id text not null,
  code_hash bytea unique,
  access_hash bytea unique,
  refresh_hash bytea unique,
  id_token_hash bytea unique,
  state_hash bytea unique,
  sealed bytea not null,
  expires_at timestamptz not null
);
create index oauth_authorization_expires_at on identity.oauth_authorization (expires_at);

create table identity.simulated_code (
  code text primary key,
  body text not null,
  expires_at timestamptz not null
);
