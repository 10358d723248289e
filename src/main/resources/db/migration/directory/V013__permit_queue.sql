-- Who calls numbers, who sees the figures of a hall, who sets it up; who tries the simulated post.
insert into directory.position_permission (position, permission)
select p.position, unnest(string_to_array(p.permissions, ' ')) from (values
  ('COUNTER_OFFICER', 'queue.serve queue.view'),
  ('COUNTER_HEAD', 'queue.serve queue.view queue.manage'),
  ('LEADER', 'queue.view'),
  ('DEPUTY_LEADER', 'queue.view'),
  ('UNIT_ADMIN', 'queue.manage'),
  ('SYSTEM_ADMIN', 'queue.view queue.manage post.simulate'),
  ('PROVINCE_LEADER', 'queue.view'),
  ('AUDITOR', 'queue.view')
) as p (position, permissions)
on conflict do nothing;
