-- A hall of a service centre where numbers are given. The slug is its public address.
create table queue.centre (
  id uuid primary key,
  unit_id uuid not null unique,
  unit_name text not null,
  unit_path text collate "C" not null,
  slug text not null unique check (slug ~ '^[a-z0-9-]{2,40}$'),
  keeps_hours boolean not null default true,
  opens_before int not null default 30 check (opens_before between 0 and 240),
  kiosk_seconds int not null default 60 check (kiosk_seconds between 20 and 600),
  block_size int not null default 20 check (block_size between 5 and 100),
  offline_from int not null default 501 check (offline_from between 100 and 9001)
);

-- What people come for; the letter begins the number.
create table queue.service_group (
  id uuid primary key,
  centre_id uuid not null references queue.centre,
  letter text not null check (letter ~ '^[A-Z]$'),
  name text not null,
  name_en text not null,
  sectors text[] not null default '{}',
  place int not null,
  minutes int not null default 10 check (minutes between 1 and 240),
  active boolean not null default true,
  unique (centre_id, letter)
);

create table queue.counter (
  id uuid primary key,
  centre_id uuid not null references queue.centre,
  number int not null check (number between 1 and 99),
  name text not null,
  active boolean not null default true,
  officer uuid,
  officer_name text,
  since timestamptz,
  unique (centre_id, number),
  check ((officer is null) = (since is null))
);
create unique index counter_officer on queue.counter (officer) where officer is not null;

create table queue.counter_group (
  counter_id uuid not null references queue.counter,
  group_id uuid not null references queue.service_group,
  primary key (counter_id, group_id)
);

-- Who goes first, by law. Confirmed means that the wording of the text was checked by the client.
create table queue.priority_ground (
  code text not null,
  from_day date not null,
  until_day date,
  rank int not null,
  name text not null,
  name_en text not null,
  legal_basis text not null,
  confirmed boolean not null default false,
  primary key (code, from_day)
);
insert into queue.priority_ground (code, from_day, rank, name, name_en, legal_basis) values
  ('DISABLED', '2011-01-01', 1, 'Người khuyết tật', 'Person with a disability',
    'Luật Người khuyết tật 51/2010/QH12, Điều 4; Nghị định 28/2012/NĐ-CP'),
  ('ELDERLY', '2010-07-01', 2, 'Người cao tuổi (từ đủ 60 tuổi)', 'Older person (60 or over)',
    'Luật Người cao tuổi 39/2009/QH12, Điều 2, Điều 3'),
  ('PREGNANT', '2008-01-01', 3, 'Phụ nữ có thai', 'Pregnant woman',
    'Luật Bình đẳng giới 73/2006/QH11, Điều 7'),
  ('CHILD', '2017-06-01', 4, 'Người đi cùng trẻ em dưới 36 tháng tuổi', 'With a child under 36 months',
    'Luật Trẻ em 102/2016/QH13, Điều 5'),
  ('MERIT', '2021-07-01', 5, 'Người có công với cách mạng', 'Person with merit to the revolution',
    'Pháp lệnh 02/2020/UBTVQH14, Điều 5');
