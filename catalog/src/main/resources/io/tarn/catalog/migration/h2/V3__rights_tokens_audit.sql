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
  comment character large object,
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
