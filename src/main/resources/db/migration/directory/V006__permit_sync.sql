insert into directory.position_permission (position, permission) values
  ('SYSTEM_ADMIN', 'sync.view'), ('SYSTEM_ADMIN', 'sync.edit'), ('PROCEDURE_ADMIN', 'sync.view');
