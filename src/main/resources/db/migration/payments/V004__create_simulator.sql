-- The simulated gateway that ships: its bills, refunds, confirmations to send, and faults ordered.
create table payments.simulator (
  only_row boolean primary key default true check (only_row),
  secret text not null default replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''),
  late int not null default 0 check (late >= 0),
  late_seconds int not null default 60 check (late_seconds between 0 and 86400),
  duplicated int not null default 0 check (duplicated >= 0),
  out_of_order int not null default 0 check (out_of_order >= 0),
  lost int not null default 0 check (lost >= 0),
  wrong_amount int not null default 0 check (wrong_amount >= 0),
  wrong_signature int not null default 0 check (wrong_signature >= 0),
  refund_refused int not null default 0 check (refund_refused >= 0)
);
insert into payments.simulator default values;
create table payments.simulated_bill (
  reference text primary key,
  transaction_id text not null unique,
  amount bigint not null,
  purpose text not null,
  payer text not null,
  unit text not null,
  bank text,
  state text not null check (state in ('OPEN', 'PENDING', 'SUCCEEDED', 'FAILED')),
  created_at timestamptz not null,
  decided_at timestamptz
);
create table payments.simulated_refund (
  reference text primary key,
  transaction_id text not null unique,
  original text not null,
  amount bigint not null,
  unit text not null,
  at timestamptz not null
);
create table payments.simulated_confirmation (
  id uuid primary key,
  reference text not null,
  body text not null,
  due_at timestamptz not null,
  tries int not null default 0,
  answer text,
  sent_at timestamptz
);
create index simulated_confirmation_due on payments.simulated_confirmation (due_at) where sent_at is null;
