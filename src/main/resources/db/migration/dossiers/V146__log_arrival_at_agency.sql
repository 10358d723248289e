-- The clock of what another counter received starts when the competent agency has it (NĐ 309/2026
-- Art. 8.3); its hand-over list moves the due date, with this cause.
alter table dossiers.due_change drop constraint due_change_cause_check;
alter table dossiers.due_change add constraint due_change_cause_check check (cause in
  ('ACCEPTED', 'SUPPLEMENT', 'FINANCIAL_DUTY', 'REAPPOINTED', 'CALENDAR', 'CORRECTED', 'AT_AGENCY'));
