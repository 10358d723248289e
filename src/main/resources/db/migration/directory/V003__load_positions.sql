insert into directory.position (rank, code, title, title_en, scope) values
  (0, '*', 'Mọi cán bộ, công chức', 'Every member of staff', 'OWN_UNIT'),
  (10, 'PROVINCE_LEADER', 'Lãnh đạo tỉnh', 'Provincial leader', 'PROVINCE'),
  (20, 'LEADER', 'Lãnh đạo cơ quan', 'Head of agency', 'SUBTREE'),
  (30, 'DEPUTY_LEADER', 'Phó lãnh đạo cơ quan', 'Deputy head of agency', 'SUBTREE'),
  (40, 'DIVISION_HEAD', 'Trưởng phòng', 'Head of division', 'SUBTREE'),
  (50, 'SPECIALIST', 'Chuyên viên', 'Specialist', 'OWN_UNIT'),
  (60, 'COUNTER_HEAD', 'Phụ trách Bộ phận Một cửa', 'Head of the one-stop counter', 'OWN_UNIT'),
  (70, 'COUNTER_OFFICER', 'Cán bộ Một cửa', 'Counter officer', 'OWN_UNIT'),
  (80, 'CLERK', 'Văn thư', 'Clerk', 'SUBTREE'),
  (90, 'PROCEDURE_ADMIN', 'Quản trị thủ tục hành chính', 'Procedure administrator', 'PROVINCE'),
  (100, 'UNIT_ADMIN', 'Quản trị đơn vị', 'Unit administrator', 'SUBTREE'),
  (110, 'SYSTEM_ADMIN', 'Quản trị hệ thống', 'System administrator', 'PROVINCE'),
  (120, 'AUDITOR', 'Kiểm tra, giám sát', 'Auditor', 'PROVINCE');

insert into directory.position_permission (position, permission)
select p.position, unnest(string_to_array(p.permissions, ' ')) from (values
  ('*', 'directory.view procedures.view worktime.view search.use'),
  ('COUNTER_OFFICER', 'dossiers.intake dossiers.return dossiers.view'),
  ('COUNTER_HEAD', 'dossiers.intake dossiers.return dossiers.view dossiers.export dossiers.secondSupplement'),
  ('DIVISION_HEAD', 'dossiers.assign dossiers.view dossiers.process dossiers.export'),
  ('SPECIALIST', 'dossiers.process dossiers.view'),
  ('LEADER', 'dossiers.approve dossiers.view dossiers.assign dossiers.export dossiers.secondSupplement'),
  ('DEPUTY_LEADER', 'dossiers.approve dossiers.view dossiers.assign dossiers.export dossiers.secondSupplement'),
  ('CLERK', 'dossiers.issue dossiers.view dossiers.export'),
  ('PROCEDURE_ADMIN', 'procedures.edit procedures.publish procedures.import worktime.edit worktime.view dossiers.view'),
  ('UNIT_ADMIN', 'directory.edit directory.view identity.accounts'),
  ('SYSTEM_ADMIN', 'directory.edit directory.view directory.import identity.accounts identity.clients identity.policy notifications.edit files.admin worktime.edit search.admin procedures.import'),
  ('AUDITOR', 'audit.view dossiers.view'),
  ('PROVINCE_LEADER', 'dossiers.view dossiers.export')
) as p (position, permissions);
