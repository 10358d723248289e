-- What somebody owes an agency, asked for once by key.
create sequence payments.charge_number;
create table payments.charge (
  id uuid primary key,
  key text not null unique,
  code text not null unique,
  object_type text not null,
  object_id text not null,
  object_code text not null,
  title text not null,
  link text,
  payer_link text,
  payer_name text not null,
  payer_account uuid,
  unit_id uuid not null,
  unit_path text not null,
  unit_name text not null,
  counter_path text not null,
  amount bigint not null check (amount >= 0),
  collection text not null check (collection in ('BEFORE', 'AFTER', 'EXEMPT')),
  state text not null
    check (state in ('DUE', 'PAID', 'EXEMPT', 'CANCELLED', 'REFUNDING', 'REFUNDED')),
  means text check (means in ('CASH', 'TRANSFER', 'ONLINE')),
  receipt text,
  taken_by text,
  note text,
  check_code text not null unique,
  requested_at timestamptz not null,
  settled_at timestamptz,
  closed_at timestamptz,
  check (state not in ('PAID', 'REFUNDING', 'REFUNDED') or (means is not null and settled_at is not null))
);
create index charge_object on payments.charge (object_type, object_id);
create index charge_unit on payments.charge (unit_path text_pattern_ops, id desc);
create index charge_counter on payments.charge (counter_path text_pattern_ops, id desc);
create index charge_due on payments.charge (id) where state = 'DUE';

create table payments.charge_item (
  charge_id uuid not null references payments.charge,
  line int not null,
  kind text not null check (kind in ('FEE', 'CHARGE', 'DUTY')),
  code text,
  name text not null,
  amount bigint not null check (amount >= 0),
  primary key (charge_id, line)
);

-- One try of a payer at the gateway.
create table payments.attempt (
  id uuid primary key,
  charge_id uuid not null references payments.charge,
  reference text not null unique,
  amount bigint not null check (amount > 0),
  state text not null
    check (state in ('CREATED', 'SUBMITTED', 'PENDING', 'SUCCEEDED', 'FAILED', 'EXPIRED')),
  payer_account uuid,
  return_path text not null,
  url text,
  transaction_id text unique,
  bank text,
  received bigint,
  paid_at timestamptz,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  queries int not null default 0,
  next_query_at timestamptz,
  last_error text
);
create index attempt_charge on payments.attempt (charge_id, id);
create index attempt_query on payments.attempt (next_query_at) where next_query_at is not null;

-- Every confirmation of the gateway that bore a true signature, once.
create table payments.confirmation (
  id uuid primary key,
  digest text not null unique,
  reference text not null,
  code text not null,
  transaction_id text,
  amount bigint not null,
  times int not null default 1,
  received_at timestamptz not null
);
create index confirmation_reference on payments.confirmation (reference, id);

-- Money that moved at the gateway as far as we know; the day's file must say the same.
create table payments.gateway_money (
  transaction_id text primary key,
  direction text not null check (direction in ('IN', 'OUT')),
  amount bigint not null check (amount > 0),
  reference text not null,
  charge_id uuid references payments.charge,
  unit_id uuid not null,
  unit_path text not null,
  unit_name text not null,
  at timestamptz not null,
  settled_by uuid
);
create index gateway_money_open on payments.gateway_money (at) where settled_by is null;

-- Money that nobody asked for, until it is given back.
create table payments.suspense (
  id uuid primary key,
  transaction_id text not null unique,
  charge_id uuid references payments.charge,
  unit_id uuid not null,
  unit_path text not null,
  unit_name text not null,
  amount bigint not null,
  reason text not null,
  state text not null check (state in ('OPEN', 'REFUNDING', 'REFUNDED', 'CLOSED')),
  at timestamptz not null
);

create table payments.refund (
  id uuid primary key,
  reference text not null unique,
  charge_id uuid references payments.charge,
  suspense_id uuid references payments.suspense,
  unit_id uuid not null,
  unit_path text not null,
  unit_name text not null,
  counter_path text not null,
  payer_name text not null,
  amount bigint not null check (amount > 0),
  way text not null check (way in ('GATEWAY', 'CASH', 'TRANSFER')),
  original text,
  reason text not null,
  state text not null
    check (state in ('REQUESTED', 'APPROVED', 'SUBMITTED', 'REFUNDED', 'ERROR', 'REJECTED')),
  requested_by uuid,
  requested_name text not null,
  requested_at timestamptz not null,
  decided_by uuid,
  decided_name text,
  decided_at timestamptz,
  decision text,
  tries int not null default 0,
  next_try_at timestamptz,
  last_error text,
  transaction_id text unique,
  receipt text,
  refunded_at timestamptz,
  check ((charge_id is null) <> (suspense_id is null)),
  -- The person who asks for a refund never approves it.
  check (decided_by is null or requested_by is null or decided_by <> requested_by or state = 'REJECTED')
);
create unique index refund_of_charge on payments.refund (charge_id) where state <> 'REJECTED';
create unique index refund_of_suspense on payments.refund (suspense_id) where state <> 'REJECTED';
create index refund_state on payments.refund (state, id desc);
create index refund_due on payments.refund (next_try_at) where next_try_at is not null;

-- What does not fit and wants an answer: of the gateway itself by a query, or of a person.
create table payments.anomaly (
  id uuid primary key,
  kind text not null,
  subject text not null,
  attempt_id uuid references payments.attempt,
  charge_id uuid references payments.charge,
  unit_path text not null,
  amount bigint,
  detail text not null,
  state text not null check (state in ('OPEN', 'SETTLED')),
  seen_at timestamptz not null,
  settled_at timestamptz,
  settled_by text,
  resolution text,
  unique (kind, subject)
);
create index anomaly_open on payments.anomaly (id) where state = 'OPEN';

-- Which fields of a message are signed, in their order; the message set changes several times a year.
create table payments.message_format (
  version text not null,
  message text not null,
  fields text[] not null,
  confirmed boolean not null,
  primary key (version, message)
);
insert into payments.message_format (version, message, fields, confirmed) values
  ('1.0.6', 'INIT', '{LoaiBanTin,PhienBan,MaDoiTac,MaThamChieu,SoTien,LoaiHinhThanhToan,MaKenhThanhToan,MaThietBi,NgonNgu,MaTienTe,MaNganHang,ThongTinGiaoDich,ThoiGianGD,Ip}', false),
  ('1.0.6', 'INIT_ANSWER', '{MaLoi,MaThamChieu,UrlThanhToan}', false),
  ('1.0.6', 'CONFIRM', '{MaLoi,MaThamChieu,SoTien,MaGiaoDich,MaNganHang,ThoiGianGD}', false),
  ('1.0.6', 'QUERY', '{LoaiBanTin,PhienBan,MaDoiTac,MaThamChieu,ThoiGianGD}', false),
  ('1.0.6', 'QUERY_ANSWER', '{MaLoi,MaThamChieu,TrangThaiGD,SoTien,MaGiaoDich,MaNganHang,ThoiGianGD}', false),
  ('1.0.6', 'GET_BILL', '{LoaiBanTin,PhienBan,MaDoiTac,MaThamChieu,ThoiGianGD}', false),
  ('1.0.6', 'GET_BILL_ANSWER', '{MaLoi,MaThamChieu,BienLai}', false),
  ('1.0.6', 'REFUND', '{LoaiBanTin,PhienBan,MaDoiTac,MaThamChieu,MaGiaoDich,SoTien,ThoiGianGD}', false),
  ('1.0.6', 'REFUND_ANSWER', '{MaLoi,MaThamChieu,TrangThaiGD,SoTien,MaGiaoDich}', false);
