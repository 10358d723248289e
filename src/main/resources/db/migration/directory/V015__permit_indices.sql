insert into directory.position_permission (position, permission) values
  ('PROVINCE_LEADER', 'indices.view'), ('LEADER', 'indices.view'), ('DEPUTY_LEADER', 'indices.view'),
  ('DIVISION_HEAD', 'indices.view'), ('COUNTER_HEAD', 'indices.view'), ('AUDITOR', 'indices.view'),
  ('PROCEDURE_ADMIN', 'indices.view'), ('PROCEDURE_ADMIN', 'indices.edit'),
  ('PROCEDURE_ADMIN', 'indices.enter'), ('LEADER', 'indices.enter'),
  ('DEPUTY_LEADER', 'indices.enter'), ('SYSTEM_ADMIN', 'indices.view');
