-- A published version is never edited afterwards, whoever asks.
create function procedures.keep_published() returns trigger language plpgsql as $$
begin
  if old.state = 'PUBLISHED' and (new.state, new.code, new.number, new.effective_from, new.content)
      is distinct from (old.state, old.code, old.number, old.effective_from, old.content) then
    raise exception 'version % of % is published and stays as it is', old.number, old.code;
  end if;
  return new;
end $$;
create trigger version_keep_published before update on procedures.version
  for each row execute function procedures.keep_published();
