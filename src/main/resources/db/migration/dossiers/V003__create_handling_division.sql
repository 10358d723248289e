-- Which division of a deciding agency works on a procedure.
create table dossiers.handling_division (
  procedure_code text not null,
  agency_unit uuid not null,
  division_unit uuid not null,
  primary key (procedure_code, agency_unit)
);
