-- Financial duties, when they are collected, and the stores that papers came from, in the words of
-- the portal. No official text that we have names these codes: to be confirmed like the rest.
update sync.field set format = 'CODE', list = 'DATABASE', most = null
where adapter = 'NPSP-1' and message = 'DongBoHoSoMC' and block = 'DSKetNoiCSDL' and field = 'MaCSDL';
insert into sync.code (adapter, list, ours, theirs) values
  ('NPSP-1', 'DATABASE', 'STORE', 'KHO-TINH'),
  ('NPSP-1', 'DATABASE', 'NATIONAL_STORE', 'KHO-DMQG'),
  ('NPSP-1', 'COLLECTION', 'IN_HANDLING', '2'),
  ('NPSP-1', 'FEE_KIND', 'DUTY', '2');
