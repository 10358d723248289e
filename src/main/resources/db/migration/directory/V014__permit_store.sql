-- Counters check digitised papers, heads and leaders take them out of force, an agency's head or the
-- head of a counter certifies copies (NĐ 45/2020 Art. 10); the catalogue of kinds is the province's.
insert into directory.position_permission (position, permission)
select p.position, unnest(string_to_array(p.permissions, ' ')) from (values
  ('COUNTER_OFFICER', 'store.view store.manage store.acknowledge'),
  ('COUNTER_HEAD', 'store.view store.manage store.revoke store.certify store.acknowledge'),
  ('SPECIALIST', 'store.view store.acknowledge'),
  ('DIVISION_HEAD', 'store.view store.manage store.revoke store.acknowledge'),
  ('LEADER', 'store.view store.manage store.revoke store.certify store.acknowledge proactive.view'),
  ('DEPUTY_LEADER', 'store.view store.manage store.revoke store.certify store.acknowledge proactive.view'),
  ('CLERK', 'store.view'),
  ('AUDITOR', 'store.view proactive.view'),
  ('PROCEDURE_ADMIN', 'store.catalogue proactive.view proactive.edit'),
  ('PROVINCE_LEADER', 'proactive.view')
) as p (position, permissions)
on conflict do nothing;
