-- What the public post (bưu chính công ích) takes for a result, from a day on.
create table post.tariff (
  from_day date primary key,
  own_province bigint not null check (own_province >= 0),
  elsewhere bigint not null check (elsewhere >= 0),
  legal_basis text not null,
  confirmed boolean not null default false
);
insert into post.tariff (from_day, own_province, elsewhere, legal_basis) values
  ('2017-01-01', 26000, 31000, 'Quyết định 45/2016/QĐ-TTg, Điều 7; bảng giá của doanh nghiệp bưu chính');

-- Results handed over to the post together, on one list with two signatures.
create table post.hand_over (
  id uuid primary key,
  number text not null unique,
  unit_id uuid not null,
  unit_name text not null,
  unit_path text collate "C" not null,
  at timestamptz not null,
  by_id uuid,
  by_name text not null,
  postman text not null
);
create table post.list_counter (
  unit_id uuid not null,
  day date not null,
  last int not null,
  primary key (unit_id, day)
);

create table post.consignment (
  id uuid primary key,
  reference text not null unique,
  dossier_id uuid not null,
  dossier_code text not null,
  contents text not null,
  unit_id uuid not null,
  unit_name text not null,
  unit_path text collate "C" not null,
  state text not null check (state in ('PREPARED', 'HANDED_OVER', 'DELIVERED', 'RETURNED', 'CANCELLED')),
  tracking text unique,
  recipient text not null,
  phone text not null,
  address text not null,
  fee bigint not null check (fee >= 0),
  fee_basis text not null,
  hand_over_id uuid references post.hand_over,
  prepared_at timestamptz not null,
  prepared_by text not null,
  ended_at timestamptz,
  received_by text,
  reason text,
  check ((state in ('HANDED_OVER', 'DELIVERED', 'RETURNED')) <= (tracking is not null and hand_over_id is not null)),
  check ((state in ('DELIVERED', 'RETURNED', 'CANCELLED')) = (ended_at is not null))
);
create unique index consignment_open on post.consignment (dossier_id) where state in ('PREPARED', 'HANDED_OVER');
create index consignment_dossier on post.consignment (dossier_id, id);
create index consignment_unit on post.consignment (unit_path, state, id);

-- What the post told; each piece of news once, in whatever order it comes.
create table post.news (
  key text primary key,
  consignment_id uuid not null references post.consignment,
  kind text not null check (kind in ('ACCEPTED', 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'FAILED_ATTEMPT', 'DELIVERED', 'RETURNED')),
  at timestamptz not null,
  place text not null default '',
  detail text not null default '',
  taken_at timestamptz not null
);
create index news_of on post.news (consignment_id, at);

-- What the post has still to be told.
create table post.call (
  id uuid primary key,
  kind text not null check (kind in ('ORDER', 'HAND_OVER', 'CANCEL')),
  consignment_id uuid not null references post.consignment,
  next_at timestamptz not null,
  tries int not null default 0,
  done_at timestamptz,
  last_error text
);
create index call_due on post.call (next_at) where done_at is null;
