-- The post that ships with the product, for where no real one is configured.
create table post.simulated_parcel (
  reference text primary key,
  tracking text not null unique,
  province text not null default '',
  handed_over boolean not null default false,
  cancelled boolean not null default false
);
create sequence post.simulated_tracking start 100001;
create table post.simulated_news (
  key text primary key,
  tracking text not null,
  body text not null,
  due_at timestamptz not null,
  sent_at timestamptz,
  tries int not null default 0,
  answer text
);
create index simulated_news_due on post.simulated_news (due_at) where sent_at is null;
create table post.simulator (
  id int primary key check (id = 1),
  late int not null default 0,
  duplicated int not null default 0,
  out_of_order int not null default 0,
  comes_back int not null default 0,
  silent int not null default 0,
  step_seconds int not null default 30
);
insert into post.simulator (id) values (1);
