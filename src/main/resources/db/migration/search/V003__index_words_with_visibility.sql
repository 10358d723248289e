-- One index answers words and keys together: a reader of few documents does not read the list of a common word.
drop index search.document_words;
drop index search.document_title_accents;
drop index search.document_code_words;
create index document_words on search.document using gin (words, visibility);
create index document_title_accents on search.document using gin (title_accents, visibility);
create index document_code_words on search.document using gin (code_words, visibility);
