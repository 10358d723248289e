-- Rules of proactive services ask every day who reaches an age in the days ahead.
create index citizen_account_birth on identity.citizen_account (birth_date, id)
  where birth_date is not null;
