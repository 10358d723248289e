-- The simulated gateway does what it is asked, and its answer is lost; or a refund takes its time.
alter table payments.simulator
  add column init_unanswered int not null default 0 check (init_unanswered >= 0),
  add column query_unanswered int not null default 0 check (query_unanswered >= 0),
  add column refund_unanswered int not null default 0 check (refund_unanswered >= 0),
  add column refund_pending int not null default 0 check (refund_pending >= 0);
