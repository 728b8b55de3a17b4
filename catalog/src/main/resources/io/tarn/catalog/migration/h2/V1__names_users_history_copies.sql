-- Names. name_key is the name in lower case: matching ignores case, display does not.
create table schemas (
  schema_id bigint generated always as identity primary key,
  catalog_name varchar(255) not null,
  schema_name varchar(255) not null,
  name_key varchar(1024) not null,
  comment character large object,
  owner varchar(255) not null,
  created_at timestamp with time zone not null,
  constraint schemas_name unique (catalog_name, name_key)
);

insert into schemas (catalog_name, schema_name, name_key, owner, created_at)
values ('main', 'default', 'default', 'system', current_timestamp);

-- Tables and views share one name space.
create table relations (
  relation_id bigint generated always as identity primary key,
  schema_id bigint not null references schemas on delete cascade,
  relation_name varchar(255) not null,
  name_key varchar(1024) not null,
  comment character large object,
  owner varchar(255) not null,
  created_at timestamp with time zone not null,
  constraint relations_name unique (schema_id, name_key)
);

create table delta_tables (
  relation_id bigint primary key references relations on delete cascade,
  location varchar(4096) not null,
  constraint delta_tables_location unique (location)
);

create table views (
  relation_id bigint primary key references relations on delete cascade,
  sql_text character large object not null,
  settings character large object not null,
  arrow_schema character large object not null
);

create table key_constraints (
  constraint_id bigint generated always as identity primary key,
  relation_id bigint not null references relations on delete cascade,
  position int not null,
  constraint_name varchar(255) not null,
  referenced_catalog varchar(255),
  referenced_schema varchar(255),
  referenced_table varchar(255),
  constraint key_constraints_position unique (relation_id, position)
);

create table key_columns (
  constraint_id bigint not null references key_constraints on delete cascade,
  position int not null,
  column_name varchar(4096) not null,
  referenced_column varchar(4096),
  primary key (constraint_id, position)
);

-- Directories made, or left behind, without a name; process tells which run of the gateway did it.
create table unnamed_storage (
  location varchar(4096) primary key,
  process varchar(36) not null,
  recorded_at timestamp with time zone not null
);

create table users (
  user_id bigint generated always as identity primary key,
  user_name varchar(255) not null,
  name_key varchar(1024) not null,
  password_hash varchar(100) not null,
  created_at timestamp with time zone not null,
  password_changed_at timestamp with time zone not null,
  constraint users_name unique (name_key)
);

-- Ids sort by creation time, so the primary key also gives the newest and the oldest.
create table query_history (
  statement_id varchar(32) primary key,
  process varchar(36) not null,
  statement_text varchar(1000000) not null,
  executed_by varchar(255) not null,
  session_id varchar(255) not null,
  execution_status varchar(32) not null,
  lane varchar(32),
  start_time timestamp(6) with time zone not null,
  end_time timestamp(6) with time zone,
  plan_duration_ms bigint,
  produced_rows bigint not null,
  completed_tasks bigint not null,
  total_tasks bigint not null,
  read_bytes bigint not null,
  error_code varchar(255),
  error_message varchar(1000000)
);

create index query_history_status on query_history (execution_status);

-- Files of copies that have begun, and files that are loaded.
create table copies (
  statement_id varchar(32) primary key,
  location varchar(4096) not null,
  from_version bigint not null,
  begun_at timestamp with time zone not null
);

create index copies_location on copies (location);

create table copied_files (
  statement_id varchar(32) not null references copies on delete cascade,
  path varchar(4096) not null,
  bytes bigint not null,
  modified_millis bigint not null,
  primary key (statement_id, path)
);

create table loaded_files (
  location varchar(4096) not null,
  path varchar(4096) not null,
  bytes bigint not null,
  modified_millis bigint not null,
  statement_id varchar(32) not null,
  loaded_at timestamp with time zone not null,
  primary key (location, path)
);
