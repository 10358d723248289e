-- Copies of the register name their dossier by its code.
create index fact_code on indices.fact (code);
