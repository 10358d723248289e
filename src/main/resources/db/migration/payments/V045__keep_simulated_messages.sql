-- The simulator keeps the last message of each kind about a reference, as it came over the wire.
create table payments.simulated_message (
  reference text not null,
  kind text not null,
  body text not null,
  at timestamptz not null,
  primary key (reference, kind)
);
