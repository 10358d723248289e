-- A leader directs whoever owes the next act of a dossier: what is to be done, by when, and the
-- answer. It changes nothing of the dossier itself, so nobody's open form is disturbed.
create table dossiers.directive (
  id uuid primary key,
  dossier_id uuid not null references dossiers.dossier deferrable initially deferred,
  text text not null check (length(text) between 1 and 2000),
  given_by uuid,
  given_by_name text not null,
  given_title text not null,
  given_unit text not null,
  given_at timestamptz not null,
  due_at timestamptz not null,
  to_person uuid,
  to_name text not null,
  to_unit uuid not null,
  to_unit_name text not null,
  to_path text collate "C" not null,
  answer text check (length(answer) between 1 and 2000),
  answered_by_name text,
  answered_at timestamptz,
  check ((answer is null) = (answered_at is null)),
  check (due_at > given_at)
);
create index directive_dossier on dossiers.directive (dossier_id, given_at);
create index directive_open on dossiers.directive (to_path, due_at) where answered_at is null;
create index directive_given on dossiers.directive (given_by, id);

-- Who is told at which distance from the due date, in working days; 0 is the due date itself.
create table dossiers.escalation_level (
  id int primary key,
  place int not null,
  days int not null check (days between -30 and 60),
  tells text not null check (tells in ('OFFICER', 'HEAD', 'LEADER', 'COUNTER', 'CONTROL')),
  name text not null,
  name_en text not null,
  from_day date not null,
  to_day date,
  legal_basis text not null,
  confirmed boolean not null,
  check (to_day is null or to_day >= from_day)
);
insert into dossiers.escalation_level values
  (1, 1, -1, 'OFFICER', 'Sắp đến hạn: nhắc cán bộ', 'Due soon: remind the officer', '2025-07-01', null, 'Nghị định 61/2018/NĐ-CP, Điều 19 khoản 9', false),
  (2, 2, 0, 'HEAD', 'Đến hạn: báo trưởng phòng', 'Due: tell the head of division', '2025-07-01', null, 'Nghị định 61/2018/NĐ-CP, Điều 19 khoản 9', false),
  (3, 3, 1, 'LEADER', 'Quá hạn 1 ngày: báo lãnh đạo cơ quan', 'One day late: tell the leader', '2025-07-01', null, 'Nghị định 61/2018/NĐ-CP, Điều 19 khoản 9', false),
  (4, 4, 3, 'CONTROL', 'Quá hạn 3 ngày: báo kiểm soát thủ tục hành chính tỉnh', 'Three days late: tell the control of the province', '2025-07-01', null, 'Nghị định 61/2018/NĐ-CP, Điều 19 khoản 9', false);

-- Each level is told once for each due date.
create table dossiers.escalation (
  dossier_id uuid not null references dossiers.dossier deferrable initially deferred,
  due_at timestamptz not null,
  level int not null references dossiers.escalation_level,
  told_at timestamptz not null,
  people int not null,
  primary key (dossier_id, due_at, level)
);
create index escalation_told on dossiers.escalation (told_at);

-- Why a dossier is late: a reason of the list and the officer's own words.
create table dossiers.overdue_reason (
  code text not null check (code ~ '^[A-Z_]{2,30}$'),
  place int not null,
  text text not null,
  text_en text not null,
  from_day date not null,
  to_day date,
  primary key (code, from_day)
);
insert into dossiers.overdue_reason values
  ('VOLUME', 1, 'Hồ sơ tăng đột biến, không đủ người xử lý', 'More dossiers than people', '2018-06-21', null),
  ('CONSULTATION', 2, 'Chờ ý kiến của cơ quan phối hợp', 'Another agency has not answered', '2018-06-21', null),
  ('VERIFICATION', 3, 'Phải xác minh, kiểm tra thực địa', 'Verification on the spot', '2018-06-21', null),
  ('SIGNATURE', 4, 'Chờ lãnh đạo ký', 'Waits for a signature', '2018-06-21', null),
  ('RULE', 5, 'Quy định pháp luật chưa rõ hoặc chồng chéo', 'Rules are unclear or collide', '2018-06-21', null),
  ('SYSTEM', 6, 'Sự cố hệ thống, chưa lấy được dữ liệu', 'The system or a data source failed', '2018-06-21', null),
  ('OFFICER', 7, 'Cán bộ chậm xử lý', 'The officer was slow', '2018-06-21', null),
  ('OTHER', 99, 'Lý do khác', 'Another reason', '2018-06-21', null);

create table dossiers.overdue_explanation (
  id uuid primary key,
  dossier_id uuid not null references dossiers.dossier deferrable initially deferred,
  due_at timestamptz not null,
  reason text not null,
  text text not null check (length(text) <= 2000),
  given_by uuid,
  given_by_name text not null,
  given_unit text not null,
  given_at timestamptz not null
);
create index overdue_explanation_dossier on dossiers.overdue_explanation (dossier_id, given_at);
create index overdue_explanation_given on dossiers.overdue_explanation (given_at);

-- The ladder looks at what is due soon or late, whatever desk it lies on.
create index dossier_due on dossiers.dossier (due_at, id) where finished_at is null and paused_since is null;
create index directive_person on dossiers.directive (to_person) where answered_at is null;
