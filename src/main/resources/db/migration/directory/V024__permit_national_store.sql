-- Who asks the national store at the counter, with the word of the person who stands there; who
-- tries faults of its simulator.
insert into directory.position_permission (position, permission) values
  ('COUNTER_OFFICER', 'store.national'),
  ('COUNTER_HEAD', 'store.national'),
  ('SYSTEM_ADMIN', 'store.simulate')
on conflict do nothing;
