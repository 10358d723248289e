-- Lists by which counter and agency hand over dossiers and results; both sides confirm
-- (NĐ 61/2018 Art. 18, 20).
create table dossiers.transfer (
  id uuid primary key,
  version int not null,
  number text not null,
  direction text not null check (direction in ('TO_AGENCY', 'TO_CENTRE')),
  state text not null check (state in ('SENT', 'RECEIVED', 'CANCELLED')),
  from_unit uuid not null,
  from_name text not null,
  from_path text collate "C" not null,
  to_unit uuid not null,
  to_name text not null,
  to_path text collate "C" not null,
  items int not null check (items > 0),
  note text not null default '',
  sent_at timestamptz not null,
  sent_by uuid,
  sent_by_name text not null,
  received_at timestamptz,
  received_by uuid,
  received_by_name text,
  cancelled_at timestamptz,
  cancelled_by_name text,
  cancelled_reason text,
  check ((state = 'RECEIVED') = (received_at is not null)),
  check ((state = 'CANCELLED') = (cancelled_at is not null)),
  unique (from_unit, number)
);
create index transfer_from on dossiers.transfer (from_path, id);
create index transfer_to on dossiers.transfer (to_path, id);
create index transfer_waiting on dossiers.transfer (to_path) where state = 'SENT';

create table dossiers.transfer_item (
  transfer_id uuid not null references dossiers.transfer,
  dossier_id uuid not null references dossiers.dossier,
  direction text not null,
  place int not null,
  remark text not null default '',
  live boolean not null default true,
  primary key (transfer_id, dossier_id)
);
-- A dossier is handed over once in each direction, until the list is cancelled or a new result made.
create unique index transfer_item_once on dossiers.transfer_item (dossier_id, direction) where live;
create index transfer_item_dossier on dossiers.transfer_item (dossier_id);
create index dossier_result_to_hand_over on dossiers.dossier (competent_path, id) where status = 'HANDLED';
create index dossier_to_hand_over on dossiers.dossier (received_path, id)
  where status in ('RECEIVED', 'PROCESSING') and channel <> 'ONLINE';
