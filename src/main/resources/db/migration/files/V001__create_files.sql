create table files.content (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  size bigint not null check (size > 0),
  scan text not null check (scan in ('NOT_CONFIGURED', 'CLEAN')),
  stored_at timestamptz not null,
  body_text text,
  text_state text not null default 'NOT_TRIED' check (text_state in ('NOT_TRIED', 'DONE', 'NONE', 'FAILED'))
);
comment on table files.content is 'One row for each different content in the store; the bytes are named by their SHA-256';

create table files.stored_file (
  id uuid primary key,
  sha256 text not null references files.content,
  name text not null check (name <> ''),
  media_type text not null,
  size bigint not null,
  owner text not null,
  purpose text not null,
  stored_at timestamptz not null,
  object_type text,
  object_id text,
  claimed_at timestamptz,
  check ((object_type is null) = (object_id is null) and (object_type is null) = (claimed_at is null))
);
comment on column files.stored_file.owner is 'Who sent it: staff:<person>, citizen:<account>, service:<client> or system';
create index stored_file_content on files.stored_file (sha256);
create index stored_file_object on files.stored_file (object_type, object_id) where object_type is not null;
create index stored_file_unclaimed on files.stored_file (stored_at) where object_type is null;

create table files.upload (
  id uuid primary key,
  owner text not null,
  purpose text not null,
  name text not null,
  declared_type text,
  size bigint not null check (size > 0),
  state text not null check (state in ('RECEIVING', 'WAITING_FOR_SCAN', 'STORED', 'REFUSED')),
  started_at timestamptz not null,
  touched_at timestamptz not null,
  file_id uuid references files.stored_file on delete cascade,
  refusal text,
  refusal_detail text,
  check ((state = 'STORED') = (file_id is not null)),
  check ((state = 'REFUSED') = (refusal is not null))
);
comment on table files.upload is 'Uploads on their way; how many bytes have come is the length of the part on disk';
create index upload_touched on files.upload (touched_at);
