-- Files of a component that were taken from the store instead of uploaded, and which of them came
-- from the national store: the national messages ask (DuocTaiSuDung, DuocLayTuKhoDMQG).
alter table dossiers.component
  add column reused uuid[] not null default '{}',
  add column from_national uuid[] not null default '{}',
  add column replacement text;
