-- The card of the owner was read at the counter by a reader, instead of the paper check
-- (NĐ 309/2026/NĐ-CP Art. 8.2a): what it said, by whom, when.
create table dossiers.card_reading (
  dossier_id uuid primary key references dossiers.dossier,
  at timestamptz not null,
  source text not null check (source in ('QR', 'CHIP', 'MRZ')),
  number text not null,
  old_number text,
  birth date,
  sex text check (sex in ('MALE', 'FEMALE')),
  issued date,
  officer uuid,
  officer_name text not null
);

-- Officers who receive without the assistant.
create table dossiers.assistant_off (
  person uuid primary key,
  since timestamptz not null
);
