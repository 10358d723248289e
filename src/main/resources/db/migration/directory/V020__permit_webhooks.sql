insert into directory.position_permission (position, permission) values
  ('SYSTEM_ADMIN', 'webhooks.edit'), ('UNIT_ADMIN', 'webhooks.edit');
