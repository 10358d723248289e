create table search.document (
  kind text not null,
  object_id uuid not null,
  title text not null,
  body text not null,
  codes text[] not null,
  url text not null,
  visibility text[] not null check (cardinality(visibility) > 0),
  title_folded text not null,
  words tsvector not null,
  title_accents tsvector not null,
  accents tsvector not null,
  code_words tsvector not null,
  updated_at timestamptz not null,
  primary key (kind, object_id)
);
comment on column search.document.visibility is 'Keys of which a reader must hold one; every query filters by them before it counts';
comment on column search.document.words is 'Words without accents; those of the title have weight A';
comment on column search.document.accents is 'Words with accents, tone as a digit at the end';
comment on column search.document.code_words is 'Rows of code groups that end with the last one';

create index document_words on search.document using gin (words);
create index document_title_accents on search.document using gin (title_accents);
create index document_code_words on search.document using gin (code_words);
create index document_visibility on search.document using gin (visibility);
create index document_title_trigrams on search.document using gin (title_folded public.gin_trgm_ops);
create index document_rebuild on search.document (kind, updated_at);
