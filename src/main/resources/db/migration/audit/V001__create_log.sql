create table audit.entry (
  id uuid primary key,
  at timestamptz not null,
  action text not null,
  object_type text not null,
  object_id text not null,
  actor_kind text not null check (actor_kind in ('ANONYMOUS', 'CITIZEN', 'STAFF', 'SERVICE', 'SYSTEM')),
  actor_id uuid,
  actor_name text not null,
  position text,
  title text,
  capacity text,
  actor_unit_id uuid,
  actor_unit text,
  unit_path text,
  before text,
  after text,
  basis text,
  origin text
);
create index entry_object on audit.entry (object_type, object_id, id);
create index entry_actor on audit.entry (actor_id, id);
create index entry_action on audit.entry (action, id);

-- Entries that wait for their seal.
create table audit.pending (entry_id uuid primary key);

create table audit.seal (
  seq bigint primary key check (seq > 0),
  entry_id uuid not null unique references audit.entry,
  previous bytea not null check (length(previous) = 32),
  hash bytea not null check (length(hash) = 32)
);

create table audit.checkpoint (
  seq bigint primary key references audit.seal,
  at timestamptz not null,
  hash bytea not null,
  key_id text not null,
  signature bytea not null
);

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only: % on %.% refused', tg_op, tg_table_schema, tg_table_name
    using errcode = 'insufficient_privilege';
end $$;

create trigger entry_append_only before update or delete or truncate on audit.entry
  for each statement execute function audit.refuse_change();
create trigger seal_append_only before update or delete or truncate on audit.seal
  for each statement execute function audit.refuse_change();
create trigger checkpoint_append_only before update or delete or truncate on audit.checkpoint
  for each statement execute function audit.refuse_change();

revoke update, delete, truncate on audit.entry, audit.seal, audit.checkpoint from public, current_user;
