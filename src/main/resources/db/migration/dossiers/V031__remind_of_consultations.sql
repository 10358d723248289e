-- When people were told that an answer is due soon, and that it is late; each is told once.
alter table dossiers.consultation add column reminded_at timestamptz, add column told_late_at timestamptz;
create index consultation_untold on dossiers.consultation (due_at)
  where answered_at is null and closed_at is null and told_late_at is null;
