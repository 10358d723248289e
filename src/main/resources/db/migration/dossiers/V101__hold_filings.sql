-- A filing that the house made in a citizen's name waits until they confirm it or its time to be
-- undone is over. Undone, it is gone as if it had never been; what it was stays here as evidence.
create table dossiers.held (
  dossier_id uuid primary key,
  since timestamptz not null
);
create table dossiers.undone (
  dossier_id uuid primary key,
  code text not null,
  at timestamptz not null,
  who uuid,
  person text not null,
  reason text not null,
  rows jsonb not null,
  sha256 text not null
);
create trigger undone_append_only before update or delete on dossiers.undone
  for each row execute function dossiers.refuse_change();

create function dossiers.keep_event() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE'
      and exists (select 1 from dossiers.undone u where u.dossier_id = old.dossier_id) then
    return old;
  end if;
  raise exception '% is append-only', tg_table_name;
end $$;
drop trigger event_append_only on dossiers.event;
create trigger event_append_only before update or delete on dossiers.event
  for each row execute function dossiers.keep_event();
