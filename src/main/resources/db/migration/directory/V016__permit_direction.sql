-- Who follows the work of units and reads their reports, who directs those that owe an act, and who
-- keeps templates, ladder and questionnaires: the control of procedures of the province.
insert into directory.position_permission (position, permission)
select p.position, unnest(string_to_array(p.permissions, ' ')) from (values
  ('COUNTER_HEAD', 'dossiers.report dossiers.direct'),
  ('DIVISION_HEAD', 'dossiers.report dossiers.direct'),
  ('LEADER', 'dossiers.report dossiers.direct'),
  ('DEPUTY_LEADER', 'dossiers.report dossiers.direct'),
  ('PROVINCE_LEADER', 'dossiers.report dossiers.direct'),
  ('PROCEDURE_ADMIN', 'dossiers.report dossiers.control'),
  ('AUDITOR', 'dossiers.report')
) as p (position, permissions)
on conflict do nothing;
