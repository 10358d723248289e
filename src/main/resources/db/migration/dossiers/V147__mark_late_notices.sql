-- By when the first Form 02 of the handling had to go out (NĐ 61/2018/NĐ-CP Art. 19.4), and why it
-- went out later.
alter table dossiers.supplement
  add column notice_by timestamptz,
  add column late_reason text,
  add constraint supplement_late_reason check (late_reason is null or requested_at > notice_by);
