-- Tags. Keys are names in lower case; column_key is '' for the object itself, as are keys it does not have.
create table tags (
  object_kind varchar(16) not null,
  catalog_key varchar(255) not null,
  schema_key varchar(1024) not null,
  object_key varchar(1024) not null,
  column_key varchar(1024) not null,
  tag_name varchar(255) not null,
  tag_value varchar(1000) not null,
  primary key (object_kind, catalog_key, schema_key, object_key, column_key, tag_name)
);

-- Row filters and column masks for all tables of certain tags in a catalog or schema, or for one table.
create table tag_policies (
  policy_id bigint generated always as identity primary key,
  policy_name varchar(255) not null,
  policy_key varchar(1024) not null,
  object_kind varchar(16) not null,
  catalog_key varchar(255) not null,
  schema_key varchar(1024) not null,
  object_key varchar(1024) not null,
  comment text,
  policy_kind varchar(16) not null,
  function_catalog varchar(255) not null,
  function_schema varchar(255) not null,
  function_name varchar(255) not null,
  masked_alias varchar(255),
  constraint tag_policies_name
    unique (object_kind, catalog_key, schema_key, object_key, policy_key)
);

create table tag_policy_principals (
  policy_id bigint not null references tag_policies on delete cascade,
  position int not null,
  principal_role varchar(16) not null,
  principal_name varchar(255) not null,
  primary key (policy_id, position)
);

-- Conditions as steps, operands before what joins them. match_position 0 is that on the table.
create table tag_policy_conditions (
  policy_id bigint not null references tag_policies on delete cascade,
  match_position int not null,
  step_position int not null,
  match_alias varchar(255),
  step_kind varchar(16) not null,
  tag_name varchar(255),
  tag_value varchar(1000),
  primary key (policy_id, match_position, step_position)
);

create table tag_policy_arguments (
  policy_id bigint not null references tag_policies on delete cascade,
  position int not null,
  argument_kind varchar(16) not null,
  argument_text text not null,
  primary key (policy_id, position)
);
