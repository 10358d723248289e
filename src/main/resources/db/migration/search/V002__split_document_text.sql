-- Finding reads many rows and shows few: what is only shown moves out of the rows that are searched.
create table search.document_text (
  kind text not null,
  object_id uuid not null,
  title text not null,
  body text not null,
  codes text[] not null,
  url text not null,
  primary key (kind, object_id),
  foreign key (kind, object_id) references search.document on delete cascade
);

insert into search.document_text (kind, object_id, title, body, codes, url)
select kind, object_id, title, body, codes, url from search.document;

alter table search.document drop column title, drop column body, drop column codes, drop column url,
  drop column accents;
