-- Copies of a unit in a period, for the indicators.
create index certified_copy_time on store.certified_copy (certified_at, unit_path)
  where revoked_at is null;
