-- What the post has collected is owed by the post, in an account of its own.
alter table payments.account drop constraint account_kind_check;
alter table payments.account add constraint account_kind_check
  check (kind in ('RECEIVABLE', 'CASH', 'BANK', 'CLEARING', 'POST_OWES', 'REVENUE_FEE',
    'REVENUE_CHARGE', 'REVENUE_DUTY', 'REFUND_PAYABLE', 'SUSPENSE'));
