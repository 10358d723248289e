-- Who may see, take, refund and reconcile money: counters take and ask, leaders approve. The file of
-- a day covers the whole province, so only a post over the province reconciles.
insert into directory.position_permission (position, permission)
select p.position, unnest(string_to_array(p.permissions, ' ')) from (values
  ('COUNTER_OFFICER', 'payments.view payments.collect payments.refund'),
  ('COUNTER_HEAD', 'payments.view payments.collect payments.refund'),
  ('DIVISION_HEAD', 'payments.view payments.refund'),
  ('LEADER', 'payments.view payments.approve'),
  ('DEPUTY_LEADER', 'payments.view payments.approve'),
  ('SYSTEM_ADMIN', 'payments.view payments.reconcile payments.simulate'),
  ('AUDITOR', 'payments.view'),
  ('PROVINCE_LEADER', 'payments.view')
) as p (position, permissions)
on conflict do nothing;
