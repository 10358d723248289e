-- What the post collects on delivery is nobody else's to take from the hand-over on.
alter table payments.charge
  add column entrusted_to text,
  add column entrusted_at timestamptz,
  add column collected_at timestamptz,
  add constraint charge_entrusted_check check (
    (entrusted_to is null) = (entrusted_at is null)
    and (collected_at is null or entrusted_at is not null));
