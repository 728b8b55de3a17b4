-- Functions that users have made. They have a name space of their own.
create table functions (
  function_id bigint generated always as identity primary key,
  schema_id bigint not null references schemas on delete cascade,
  function_name varchar(255) not null,
  name_key varchar(1024) not null,
  comment character large object,
  owner varchar(255) not null,
  created_at timestamp with time zone not null,
  return_type character large object not null,
  sql_text character large object not null,
  settings character large object not null,
  constraint functions_name unique (schema_id, name_key)
);

create table function_parameters (
  function_id bigint not null references functions on delete cascade,
  position int not null,
  parameter_name varchar(255) not null,
  data_type character large object not null,
  default_text character large object,
  comment character large object,
  primary key (function_id, position)
);
