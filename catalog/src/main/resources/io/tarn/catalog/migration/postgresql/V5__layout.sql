-- The layout as the embedded database has it after its first five files.

-- Names. name_key is the name in lower case: matching ignores case, display does not.
create table schemas (
  schema_id bigint generated always as identity primary key,
  catalog_name varchar(255) not null,
  schema_name varchar(255) not null,
  name_key varchar(1024) not null,
  comment text,
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
  comment text,
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
  sql_text text not null,
  settings text not null,
  arrow_schema text not null
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
  -- Why it did not run on the quickest lane.
  lane_reason varchar(1000),
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

-- Groups. Their names are never users' names. Members are users and groups, by their keys.
create table principal_groups (
  group_id bigint generated always as identity primary key,
  group_name varchar(255) not null,
  name_key varchar(1024) not null,
  created_at timestamp with time zone not null,
  constraint principal_groups_name unique (name_key)
);

create table group_members (
  group_key varchar(1024) not null references principal_groups (name_key) on delete cascade,
  member_key varchar(1024) not null,
  primary key (group_key, member_key)
);

insert into principal_groups (group_name, name_key, created_at)
values ('admins', 'admins', current_timestamp), ('account users', 'account users', current_timestamp);

insert into group_members (group_key, member_key) values ('admins', 'admin');

-- Rights. Keys are names in lower case; schema_key and object_key are '' where there is none.
create table grants (
  object_kind varchar(16) not null,
  catalog_key varchar(255) not null,
  schema_key varchar(1024) not null,
  object_key varchar(1024) not null,
  principal_key varchar(1024) not null,
  privilege varchar(64) not null,
  granted_by varchar(255) not null,
  granted_at timestamp with time zone not null,
  primary key (object_kind, catalog_key, schema_key, object_key, principal_key, privilege)
);

-- The samples are everyone's to read; sessions start in main.default, which shows no table by that.
insert into grants values
  ('CATALOG', 'samples', '', '', 'account users', 'USE_CATALOG', 'system', current_timestamp),
  ('CATALOG', 'samples', '', '', 'account users', 'USE_SCHEMA', 'system', current_timestamp),
  ('CATALOG', 'samples', '', '', 'account users', 'SELECT', 'system', current_timestamp),
  ('CATALOG', 'main', '', '', 'account users', 'USE_CATALOG', 'system', current_timestamp),
  ('SCHEMA', 'main', 'default', '', 'account users', 'USE_SCHEMA', 'system', current_timestamp);

-- Personal access tokens. Only a hash of each is kept.
create table access_tokens (
  token_id varchar(32) primary key,
  user_key varchar(1024) not null references users (name_key) on delete cascade,
  secret_hash varchar(64) not null,
  comment text,
  created_at timestamp(6) with time zone not null,
  expires_at timestamp(6) with time zone not null,
  constraint access_tokens_secret unique (secret_hash)
);

-- Log-ins, refusals and changes of rights.
create table audit_events (
  event_id bigint generated always as identity primary key,
  event_time timestamp(6) with time zone not null,
  user_name varchar(255) not null,
  action_name varchar(32) not null,
  detail varchar(1000000) not null,
  statement_id varchar(32)
);

-- Functions that users have made. They have a name space of their own.
create table functions (
  function_id bigint generated always as identity primary key,
  schema_id bigint not null references schemas on delete cascade,
  function_name varchar(255) not null,
  name_key varchar(1024) not null,
  comment text,
  owner varchar(255) not null,
  created_at timestamp with time zone not null,
  return_type text not null,
  sql_text text not null,
  settings text not null,
  constraint functions_name unique (schema_id, name_key)
);

create table function_parameters (
  function_id bigint not null references functions on delete cascade,
  position int not null,
  parameter_name varchar(255) not null,
  data_type text not null,
  default_text text,
  comment text,
  primary key (function_id, position)
);

-- Row filters (column_name is null) and column masks of tables.
create table table_policies (
  policy_id bigint generated always as identity primary key,
  relation_id bigint not null references relations on delete cascade,
  column_name varchar(4096),
  function_catalog varchar(255) not null,
  function_schema varchar(255) not null,
  function_name varchar(255) not null
);

create index table_policies_relation on table_policies (relation_id);

create table policy_arguments (
  policy_id bigint not null references table_policies on delete cascade,
  position int not null,
  argument_kind varchar(16) not null,
  argument_text text not null,
  primary key (policy_id, position)
);
