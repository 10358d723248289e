-- Who tries faults of the simulated signing service.
insert into directory.position_permission (position, permission) values
  ('SYSTEM_ADMIN', 'signing.simulate')
on conflict do nothing;
