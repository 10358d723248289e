create table identity.policy (
  code text not null,
  value text not null,
  valid_from date not null,
  valid_to date,
  basis text not null,
  confirmed boolean not null default false,
  primary key (code, valid_from),
  check (valid_to is null or valid_to >= valid_from)
);

insert into identity.policy (code, value, valid_from, basis) values
  ('password.length-with-mfa', '8', '2026-07-01', 'TCVN 14423:2026 §5'),
  ('password.length-without-mfa', '14', '2026-07-01', 'TCVN 14423:2026 §5'),
  ('password.classes-without-mfa', '4', '2026-07-01', 'TCVN 14423:2026 §5'),
  ('password.history', '10', '2026-07-01', 'TCVN 14423:2026 §5'),
  ('password.administrator-age', 'P2M', '2026-07-01', 'TCVN 14423:2026 §5'),
  ('lock.failures', '5', '2026-07-01', 'NĐ 331/2026; TCVN 14423:2026 §5'),
  ('lock.duration', 'PT12H', '2026-07-01', 'NĐ 331/2026; TCVN 14423:2026 §5'),
  ('idle.staff', 'PT15M', '2026-07-01', 'NĐ 331/2026; TCVN 14423:2026 §5'),
  ('idle.administrator', 'PT5M', '2026-07-01', 'NĐ 331/2026; TCVN 14423:2026 §5'),
  ('idle.citizen', 'PT30M', '2026-07-01', 'Quyết định của đơn vị vận hành'),
  ('session.longest', 'PT12H', '2026-07-01', 'Quyết định của đơn vị vận hành'),
  ('mfa.administrator', 'required', '2026-07-01', 'NĐ 331/2026; TCVN 14423:2026 §5'),
  ('mfa.demonstration', 'off', '2026-07-01', 'Chỉ có hiệu lực ở bản trình diễn');
