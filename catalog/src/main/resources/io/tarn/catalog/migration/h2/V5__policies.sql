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
  argument_text character large object not null,
  primary key (policy_id, position)
);
