create table identity.passkey (
  id bytea primary key,
  handle uuid not null unique,
  account_id uuid not null references identity.staff_account on delete cascade,
  label text not null check (label <> ''),
  public_key bytea not null,
  attestation bytea not null,
  signature_count bigint not null,
  transports text[] not null default '{}',
  backup_eligible boolean not null,
  backed_up boolean not null,
  created_at timestamptz not null,
  last_used_at timestamptz not null
);
comment on column identity.passkey.id is 'credential id of WebAuthn; handle names it on pages';
create index passkey_account on identity.passkey (account_id);

alter table identity.staff_account add column opened_at timestamptz;
comment on column identity.staff_account.opened_at is 'when a disabled account was opened again; idle days count from here';

create table identity.access_review (
  id uuid primary key,
  opened_at timestamptz not null,
  due_on date not null,
  closed_at timestamptz
);
create unique index access_review_open on identity.access_review ((true)) where closed_at is null;

create table identity.access_review_item (
  review_id uuid not null references identity.access_review,
  account_id uuid not null references identity.staff_account,
  username text not null,
  person_name text not null,
  unit_paths text[] not null,
  posts text not null,
  last_sign_in_at timestamptz,
  decision text check (decision in ('KEEP', 'DISABLE')),
  note text not null default '',
  decided_by uuid,
  decided_by_name text,
  decided_at timestamptz,
  primary key (review_id, account_id),
  check ((decision is null) = (decided_at is null))
);
comment on column identity.access_review_item.posts is 'posts and permissions as they stood when the review opened';
create index access_review_item_undecided on identity.access_review_item (review_id, username)
  where decision is null;

insert into identity.policy (code, value, valid_from, basis) values
  ('idle.disable', 'P45D', '2026-07-01', 'NĐ 331/2026; TCVN 14423:2026 §5'),
  ('step-up.validity', 'PT10M', '2026-07-01', 'Quyết định của đơn vị vận hành'),
  ('review.every', 'P6M', '2026-07-01', 'NĐ 331/2026; TCVN 14423:2026 §5'),
  ('review.time', 'P30D', '2026-07-01', 'Quyết định của đơn vị vận hành');
