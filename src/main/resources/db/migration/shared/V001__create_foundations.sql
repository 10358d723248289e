create extension if not exists pg_trgm with schema public;
create extension if not exists btree_gin with schema public;

create table shared.scheduled_tasks (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz not null,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures int,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on shared.scheduled_tasks (execution_time);

create table shared.setting (
  name text primary key,
  value text not null,
  updated_at timestamptz not null default now()
);
