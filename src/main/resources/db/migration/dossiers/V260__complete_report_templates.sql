-- All four tables of the regime have the same figures, by sector, agency, procedure and unit.
update dossiers.report_template t set title = n.title, title_en = n.title_en,
  columns = '{CARRIED,ONLINE,COUNTER,POST,TOTAL,EARLY,ON_TIME,UNDATED,LATE,DONE,IN_TIME,OVERDUE,SUPPLEMENT,PAYMENT,STOPPED,RETURNED,WITHDRAWN,TURNED_AWAY}'
from (values
  ('07a', 'Tình hình, kết quả giải quyết thủ tục hành chính theo thủ tục',
    'Results of handling procedures by procedure'),
  ('07b', 'Tổng hợp kết quả giải quyết thủ tục hành chính theo phòng, đơn vị thụ lý',
    'Results of handling procedures by unit')) as n (code, title, title_en)
where t.code = n.code and t.from_day = '2018-06-21';
