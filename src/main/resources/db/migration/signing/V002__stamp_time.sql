-- When a signature was there at the latest, and the authority that vouches for it (RFC 3161).
alter table signing.signature add column stamped_at timestamptz;
alter table signing.signature add column stamped_by text;
alter table signing.signature add check ((stamped_at is null) = (stamped_by is null));

-- The time stamp authority of the simulator; its key is sealed.
create table signing.stamping (
  id int primary key check (id = 1),
  certificate bytea not null,
  sealed_key bytea not null,
  created_at timestamptz not null
);

alter table signing.simulator add column stamp_refused int not null default 0 check (stamp_refused >= 0);
alter table signing.simulator add column stamp_silent int not null default 0 check (stamp_silent >= 0);
