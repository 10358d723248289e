-- Which forms are in force from a day on: an old dossier prints the set valid at its acceptance.
create table papers.form_set (
  code text primary key,
  from_day date not null unique,
  to_day date,
  legal_basis text not null,
  check (to_day is null or to_day >= from_day)
);
insert into papers.form_set (code, from_day, to_day, legal_basis) values
  ('TT01-2018', '2019-01-06', '2025-09-14', 'Thông tư 01/2018/TT-VPCP'),
  ('TT03-2025', '2025-09-15', null, 'Thông tư 03/2025/TT-VPCP, Phụ lục I');

-- Layout and sizes of the official bodies are unverified, so they are data. A form without a number
-- is a paper of daily use that no circular numbers.
create table papers.form (
  form_set text not null references papers.form_set,
  kind text not null,
  number text,
  title text not null,
  title_en text not null,
  size text not null check (size in ('A4', 'A5')),
  confirmed boolean not null,
  primary key (form_set, kind)
);
insert into papers.form (form_set, kind, number, title, title_en, size, confirmed) values
  ('TT01-2018', 'RECEIPT', '01', 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả', 'Receipt of dossier and appointment', 'A5', true),
  ('TT01-2018', 'RECEIPT_TOGETHER', '01', 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả', 'Receipt of dossiers and appointment', 'A5', false),
  ('TT01-2018', 'SUPPLEMENT', '02', 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ', 'Request to supplement the dossier', 'A5', true),
  ('TT01-2018', 'REFUSAL', '03', 'Phiếu từ chối giải quyết hồ sơ', 'Refusal of the dossier', 'A5', true),
  ('TT01-2018', 'APOLOGY', '04', 'Phiếu xin lỗi và hẹn lại ngày trả kết quả', 'Apology and new appointment', 'A5', true),
  ('TT01-2018', 'CONTROL', '05', 'Phiếu kiểm soát quá trình giải quyết hồ sơ', 'Control slip', 'A5', true),
  ('TT01-2018', 'REGISTER', '06', 'Sổ theo dõi hồ sơ', 'Register of dossiers', 'A4', true),
  ('TT03-2025', 'RECEIPT', '01', 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả', 'Receipt of dossier and appointment', 'A4', true),
  ('TT03-2025', 'RECEIPT_TOGETHER', '01', 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả', 'Receipt of dossiers and appointment', 'A4', false),
  ('TT03-2025', 'SUPPLEMENT', '02', 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ', 'Request to supplement the dossier', 'A4', true),
  ('TT03-2025', 'REFUSAL', '03', 'Phiếu từ chối tiếp nhận, giải quyết hồ sơ', 'Refusal of the dossier', 'A4', true),
  ('TT03-2025', 'APOLOGY', '04', 'Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết', 'Apology and extension', 'A4', true),
  ('TT03-2025', 'STOP', '05', 'Thông báo dừng giải quyết hồ sơ', 'Notice that handling has stopped', 'A4', true),
  ('TT03-2025', 'CONTROL', '06', 'Phiếu kiểm soát quá trình giải quyết hồ sơ', 'Control slip', 'A4', true),
  ('TT03-2025', 'REGISTER', '07', 'Sổ theo dõi hồ sơ', 'Register of dossiers', 'A4', true),
  ('TT03-2025', 'HANDOVER_LIST', null, 'Danh sách bàn giao', 'Hand-over list', 'A4', true),
  ('TT03-2025', 'RETURN_RECEIPT', null, 'Biên nhận trả kết quả', 'Return receipt', 'A5', true),
  ('TT03-2025', 'RESULT', null, 'Kết quả giải quyết thủ tục hành chính', 'Result of the procedure', 'A4', true);

-- Every paper that was given out, for its public check; no name, no number of a person.
create table papers.issued (
  id uuid primary key,
  kind text not null,
  form_set text not null,
  form_number text,
  title text not null,
  title_en text not null,
  subject uuid not null,
  code text not null,
  agency text not null,
  dated timestamptz not null,
  fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
  check_code text not null unique,
  first_printed_at timestamptz not null,
  revoked_at timestamptz,
  replaced_at timestamptz,
  check (replaced_at is null or revoked_at is not null)
);
create unique index issued_once on papers.issued (subject, kind, fingerprint);
