create table identity.staff_account (
  id uuid primary key,
  person_id uuid not null unique,
  person_name text not null default '',
  username text not null unique check (username = lower(username)),
  password_hash text not null,
  password_set_at timestamptz not null,
  must_change boolean not null,
  failures int not null default 0,
  locked_until timestamptz,
  disabled_at timestamptz,
  totp_secret bytea,
  totp_last_step bigint not null default 0,
  last_sign_in_at timestamptz,
  unit_paths text[] not null default '{}',
  created_at timestamptz not null
);
comment on column identity.staff_account.unit_paths is 'units of the holder''s posts, for lists limited to a subtree';
comment on column identity.staff_account.totp_secret is 'sealed with the key file; null = not enrolled';
comment on column identity.staff_account.totp_last_step is 'RFC 6238 §5.2: a step is accepted once';

create table identity.password_history (
  account_id uuid not null references identity.staff_account on delete cascade,
  set_at timestamptz not null,
  password_hash text not null,
  primary key (account_id, set_at)
);

create table identity.recovery_code (
  account_id uuid not null references identity.staff_account on delete cascade,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (account_id, code_hash)
);

create table identity.citizen_account (
  id uuid primary key,
  kind text not null check (kind in ('PERSON', 'BUSINESS')),
  identity_number text not null,
  name text not null,
  birth_date date,
  subject text not null,
  tech_id text,
  login_provider text,
  assurance text,
  email text,
  phone text,
  created_at timestamptz not null,
  last_sign_in_at timestamptz,
  unique (kind, identity_number)
);
