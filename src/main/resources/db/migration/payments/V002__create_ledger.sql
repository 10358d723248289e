-- Double entry. A posting is one transaction of one unit; its entries are never changed.
create table payments.account (
  id uuid primary key,
  unit_id uuid not null,
  unit_path text not null,
  unit_name text not null,
  kind text not null check (kind in ('RECEIVABLE', 'CASH', 'BANK', 'CLEARING', 'REVENUE_FEE',
    'REVENUE_CHARGE', 'REVENUE_DUTY', 'REFUND_PAYABLE', 'SUSPENSE')),
  unique (unit_id, kind)
);
create table payments.posting (
  id uuid primary key,
  key text not null unique,
  kind text not null,
  charge_id uuid references payments.charge,
  unit_id uuid not null,
  at timestamptz not null,
  by_name text not null,
  made_in bigint not null default (pg_current_xact_id()::text::bigint)
);
create index posting_charge on payments.posting (charge_id, id);
create table payments.entry (
  -- No foreign key, as it would lock postings; the trigger below wants the posting of this transaction.
  posting_id uuid not null,
  line int not null,
  account_id uuid not null references payments.account,
  debit bigint not null default 0 check (debit >= 0),
  credit bigint not null default 0 check (credit >= 0),
  primary key (posting_id, line),
  check ((debit = 0) <> (credit = 0))
);
create index entry_account on payments.entry (account_id) include (debit, credit);

create function payments.refuse_unbalanced() returns trigger language plpgsql as $$
declare
  posting uuid := case tg_table_name when 'posting' then to_jsonb(new) ->> 'id'
    else to_jsonb(new) ->> 'posting_id' end;
  debits numeric;
  credits numeric;
begin
  select coalesce(sum(debit), 0), coalesce(sum(credit), 0) into debits, credits
  from payments.entry where posting_id = posting;
  if debits <> credits or debits = 0 then
    raise exception 'posting % is not balanced: debits %, credits %', posting, debits, credits
      using errcode = 'check_violation';
  end if;
  if exists (
    select 1 from payments.entry e join payments.account a on a.id = e.account_id
    join payments.posting p on p.id = e.posting_id
    where e.posting_id = posting and a.unit_id <> p.unit_id) then
    raise exception 'posting % touches accounts of another unit', posting
      using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger posting_balanced after insert on payments.posting
  deferrable initially deferred for each row execute function payments.refuse_unbalanced();
create constraint trigger entry_balanced after insert on payments.entry
  deferrable initially deferred for each row execute function payments.refuse_unbalanced();

create function payments.refuse_late_entry() returns trigger language plpgsql as $$
begin
  if (select made_in from payments.posting where id = new.posting_id)
      is distinct from pg_current_xact_id()::text::bigint then
    raise exception 'posting % is closed', new.posting_id using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger entry_in_time before insert on payments.entry
  for each row execute function payments.refuse_late_entry();

create function payments.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is append-only: % on %.% refused', tg_op, tg_table_schema, tg_table_name
    using errcode = 'insufficient_privilege';
end $$;
create trigger entry_append_only before update or delete or truncate on payments.entry
  for each statement execute function payments.refuse_change();
create trigger posting_append_only before update or delete or truncate on payments.posting
  for each statement execute function payments.refuse_change();
