create table home.notice (
  id uuid primary key,
  title text not null check (title <> ''),
  title_en text,
  text text not null check (text <> ''),
  text_en text,
  published_at timestamptz not null,
  withdrawn_at timestamptz
);

create index notice_newest on home.notice (published_at desc, id desc) where withdrawn_at is null;
