-- What somebody is told; it is the in-app notification itself.
create table notifications.notice (
  id uuid primary key,
  idempotency_key text not null,
  recipient_kind text not null check (recipient_kind in ('STAFF', 'CITIZEN')),
  recipient_id uuid not null,
  event text not null,
  lang text not null check (lang in ('vi', 'en')),
  title text not null,
  body text not null,
  link text,
  created_at timestamptz not null,
  read_at timestamptz,
  unique (recipient_kind, recipient_id, event, idempotency_key)
);
create index notice_by_recipient on notifications.notice (recipient_kind, recipient_id, id desc);
create index notice_unread on notifications.notice (recipient_kind, recipient_id)
  where read_at is null;

-- The outbox: one row per notice and outside channel.
create table notifications.delivery (
  id uuid primary key,
  notice_id uuid not null references notifications.notice,
  channel text not null check (channel in ('EMAIL', 'SMS')),
  address text not null,
  subject text not null,
  body text not null,
  message_id text not null unique,
  state text not null check (state in ('WAITING', 'CLAIMED', 'SENDING', 'SENT', 'UNCERTAIN', 'DEAD')),
  attempts int not null default 0,
  next_at timestamptz not null,
  claimed_until timestamptz,
  last_error text,
  created_at timestamptz not null,
  sent_at timestamptz,
  unique (notice_id, channel)
);
create index delivery_due on notifications.delivery (next_at) where state = 'WAITING';
create index delivery_claimed on notifications.delivery (claimed_until)
  where state in ('CLAIMED', 'SENDING');
create index delivery_by_state on notifications.delivery (state, id desc);

-- Texts edited in the product; the modules ship the first wording.
create table notifications.template (
  event text not null,
  channel text not null check (channel in ('IN_APP', 'EMAIL', 'SMS')),
  lang text not null check (lang in ('vi', 'en')),
  subject text not null,
  body text not null,
  version int not null,
  changed_at timestamptz not null,
  changed_by_name text not null,
  primary key (event, channel, lang)
);

-- The simulated SMS gateway: what it took, and the faults it still has to show.
create table notifications.simulated_sms (
  request_id text primary key,
  phone text not null,
  body text not null,
  accepted_at timestamptz not null
);
create table notifications.simulator (
  channel text primary key check (channel in ('EMAIL', 'SMS')),
  failures_left int not null default 0 check (failures_left >= 0)
);
insert into notifications.simulator (channel) values ('EMAIL'), ('SMS');
