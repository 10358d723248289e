-- The gateway's file of one day and what it says.
create table payments.settlement (
  id uuid primary key,
  day date not null,
  file_name text not null,
  sha256 text not null unique,
  lines int not null,
  matched int not null,
  money_in bigint not null,
  money_out bigint not null,
  imported_at timestamptz not null,
  imported_by text not null
);
create table payments.settlement_line (
  settlement_id uuid not null references payments.settlement,
  line int not null,
  transaction_id text not null,
  reference text not null,
  direction text not null check (direction in ('IN', 'OUT')),
  amount bigint not null check (amount > 0),
  at timestamptz not null,
  outcome text not null
    check (outcome in ('MATCHED', 'MISSING_WITH_US', 'AMOUNT_DIFFERS', 'REPEATED')),
  primary key (settlement_id, line)
);
create index settlement_line_transaction on payments.settlement_line (transaction_id);
create table payments.difference (
  id uuid primary key,
  settlement_id uuid not null references payments.settlement,
  kind text not null check (kind in ('MISSING_WITH_US', 'MISSING_WITH_THEM', 'AMOUNT_DIFFERS')),
  transaction_id text not null,
  reference text not null,
  direction text not null check (direction in ('IN', 'OUT')),
  ours bigint,
  theirs bigint,
  at timestamptz not null,
  unit_path text not null,
  unit_name text not null,
  state text not null check (state in ('OPEN', 'RESOLVED')),
  resolution text,
  note text,
  resolved_by text,
  resolved_at timestamptz,
  unique (transaction_id, kind)
);
create index difference_open on payments.difference (id) where state = 'OPEN';
