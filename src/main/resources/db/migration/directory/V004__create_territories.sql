-- Administrative units of the whole country as published: the catalogue of addresses.
create table directory.territory (
  code text not null check (code ~ '^[0-9]{2}([0-9]{3})?$'),
  valid_from date not null,
  valid_until date,
  province_code text,
  name text collate "vi-x-icu" not null,
  name_en text not null,
  full_name text not null,
  full_name_en text not null,
  folded text not null,
  raw text not null,
  primary key (code, valid_from),
  check (valid_until is null or valid_until > valid_from)
);
create index territory_province on directory.territory (province_code, name);
